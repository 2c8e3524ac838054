import {
  createExecutionContext,
  createScheduledController,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson } from "./built.ts";

const day = 86_400_000;

/** The Worker itself, because its cron can't be triggered over HTTP. */
async function builtWorker(): Promise<Required<Pick<ExportedHandler<typeof env>, "scheduled">>> {
  const path = "../build/server/index.js";
  return (await import(path)).default;
}

test("the cron permanently deletes what has been in Trash for 30 days, and nothing else", async () => {
  const person = await newPerson();
  const made = await person.call<{ id: number }>("contact.create", { firstName: "Old" });
  const fresh = await person.call<{ id: number }>("contact.create", { firstName: "Fresh" });
  for (const { id } of [made, fresh]) await person.call("contact.delete", { id });
  const now = Date.now();
  await env.DB.prepare("update contacts set deleted_at = ? where id = ?")
    .bind(now - 31 * day, made.id)
    .run();
  const context = createExecutionContext();
  const controller = createScheduledController({ scheduledTime: new Date(now) });
  await (await builtWorker()).scheduled(controller, env, context);
  await waitOnExecutionContext(context);
  const answer = await person.send("/trash");
  const page = await answer.text();
  expect(page).toContain('Restore<span class="visually-hidden"> <!-- -->Fresh');
  expect(page).not.toContain("Old");
});

test("a Trash of more than 10,000 is emptied in parts, each continued by a button", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Ann" });
  await person.call("contact.delete", { id });
  await env.DB.prepare(
    `with recursive nth(n) as (select 1 union all select n + 1 from nth where n < 10200)
      insert into contacts (first_name, name_key, search_text, user_id, created_at, updated_at, deleted_at)
      select 'Ann ' || n, 'ann', 'ann', user_id, 1, 1, 1 from nth, contacts where contacts.id = ?`,
  )
    .bind(id)
    .run();
  const confirm = { confirm: "DELETE", "form-key": crypto.randomUUID() };
  const refused = await person.post("/trash/empty", { ...confirm, confirm: "delete" });
  expect(refused.status).toBe(400);
  const first = await (await person.post("/trash/empty", confirm)).text();
  expect(first).toContain("10,000<!-- --> deleted so far");
  const [, operation = ""] = /name="operation" value="([^"]+)"/.exec(first) ?? [];
  const second = await person.post("/trash/empty", { ...confirm, operation });
  expect(second.headers.get("location")).toBe("/trash");
  const page = await (await person.send("/trash")).text();
  expect(page).toContain("No contacts in Trash");
  expect(page).toContain("Deleted 10,201 records permanently.");
});
