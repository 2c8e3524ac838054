import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson } from "./built.ts";

test("an undo of more than 10,000 records is continued by a button, and is one change", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Ann" });
  await env.DB.prepare(
    `with recursive nth(n) as (select 1 union all select n + 1 from nth where n < 10200)
      insert into contacts (first_name, name_key, search_text, user_id, created_at, updated_at)
      select 'Ann ' || n, 'ann', 'ann', user_id, 1, 1 from nth, contacts where contacts.id = ?`,
  )
    .bind(id)
    .run();
  const operation = crypto.randomUUID();
  const action = { selection: { filter: {} }, deed: { does: "delete" }, operation };
  for (let part = 0; part <= 5; part += 1) await person.call("contact.bulk", { ...action, part });
  const form = { operation, to: "/contacts", "form-key": crypto.randomUUID() };
  const first = await person.post("/undo", form);
  const location = first.headers.get("location") ?? "";
  expect(location).toBe(`/activity/${operation}?continue=&to=%2Fcontacts`);
  const progress = await (await person.send(location)).text();
  expect(progress).toContain("Undone so far: 10,000 of 10,201 records.");
  expect(progress).toContain("Continue undo");
  const [, undo = ""] = /name="undo" value="([^"]+)"/.exec(progress) ?? [];
  const last = { ...form, undo, "form-key": crypto.randomUUID() };
  for (const again of [false, true]) {
    const answer = await person.post("/undo", last);
    expect(answer.headers.get("location"), `again: ${again}`).toBe("/contacts");
  }
  const list = await (await person.send("/contacts")).text();
  expect(list).toContain("Undone: Deleted “Ann” and 10,200 more.");
  const activity = await (await person.send("/activity")).text();
  expect(activity.match(/Undid “Deleted”/g)).toHaveLength(1);
});
