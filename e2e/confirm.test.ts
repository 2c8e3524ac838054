import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson, origin, type Visitor, wordsOf } from "./built.ts";

const password = "correct horse";

/** Somebody who signed in more than ten minutes ago, with a contact in Trash. */
async function newcomer() {
  const person = await newPerson();
  const contact = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  const kept = await person.call<{ id: number }>("contact.create", { firstName: "Bob" });
  await person.call("contact.delete", { id: contact.id });
  await age();
  return { person, kept: kept.id };
}

/** Lets ten minutes pass for every session. */
async function age(): Promise<void> {
  await env.DB.exec(
    "update session set created_at = created_at - 601000, confirmed_at = confirmed_at - 601000",
  );
}

/** Types a password on the page to which a form was sent on. */
function confirm(person: Visitor, page: string, typed: string): Promise<Response> {
  const [, kept = ""] = /name="keptForm" value="([^"]*)"/.exec(page) ?? [];
  const keptForm = kept.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  return person.post("/confirm", { confirming: "yes", currentPassword: typed, keptForm });
}

test("emptying Trash takes a confirmation, and comes back to the half-filled form", async () => {
  const { person } = await newcomer();
  const shown = await (await person.send("/trash/empty?kind=contact")).text();
  const [, formKey = ""] = /name="form-key" value="([^"]+)"/.exec(shown) ?? [];
  const form = { kind: "contact", confirm: "DELETE", "form-key": formKey };
  const asked = await person.post("/trash/empty", form);
  expect(asked.status).toBe(307);
  const to = asked.headers.get("location") ?? "";
  expect(to).toBe("/confirm?to=%2Ftrash%2Fempty");
  const page = await person.post(to, form);
  expect(page.status).toBe(403);
  const html = await page.text();
  expect(html).toContain(">Confirm it&#x27;s you</h1>");

  const wrong = await confirm(person, html, "wrong horse");
  expect(wrong.status).toBe(400);
  const again = await wrong.text();
  expect(wordsOf(again)).toContain("That password is incorrect.");
  const right = await confirm(person, again, password);
  expect(right.status).toBe(307);
  expect(right.headers.get("location")).toBe("/trash/empty");
  expect(await trashOf(person)).toBe(1);
  expect((await person.post("/trash/empty", form)).headers.get("location")).toContain("/trash");
  expect(await trashOf(person)).toBe(0);

  await age();
  expect((await person.post("/trash/empty", form)).status).toBe(307);
});

async function trashOf(person: Visitor): Promise<number> {
  return (await person.read<{ items: unknown[] }>("trash.list", { kind: "contact" })).items.length;
}

test("a kept form that was shown to another account is discarded", async () => {
  const { person } = await newcomer();
  const fields = [["form-key", "1.key"]];
  const kept = JSON.stringify({ to: "/trash/empty", from: "/trash", fields, isConfirmed: true });
  const page = await (await person.post("/confirm", { keptForm: kept })).text();
  const answer = await confirm(person, page, password);
  expect(answer.headers.get("location")).toBe("/today");
  expect(wordsOf(await (await person.send("/today")).text())).toContain(
    "belonged to another account",
  );
});

test("the kept form is shown again with all that was typed", async () => {
  const { person } = await newcomer();
  const fields: [string, string][] = [
    ["kind", "contact"],
    ["confirm", "DELETE"],
  ];
  const kept = { to: "/trash/empty", from: "/trash/empty", fields, isConfirmed: true };
  const page = await person.post("/trash/empty", { keptForm: JSON.stringify(kept) });
  const html = await page.text();
  expect(wordsOf(html)).toContain("Thanks for confirming. Nothing is done yet");
  expect(html).toContain('value="DELETE"');
});

test("exporting everything takes a confirmation, and exporting selected rows none", async () => {
  const { person, kept } = await newcomer();
  for (const path of ["/contacts/export.csv", "/deals/export.csv", "/tasks/export.csv"]) {
    const asked = await person.send(path);
    expect(asked.headers.get("location"), path).toBe("/confirm");
  }
  const filtered = await person.send("/contacts/export.csv?all=1&filter=");
  expect(filtered.headers.get("location")).toBe("/confirm");
  expect((await person.send(`/contacts/export.csv?id=${kept}`)).status).toBe(200);

  const page = await person.send("/confirm", { headers: { referer: `${origin}/contacts` } });
  expect(await page.text()).toContain('name="back" value="/contacts"');
  const typed = { confirming: "yes", currentPassword: password, back: "/contacts" };
  expect((await person.post("/confirm", typed)).headers.get("location")).toBe("/contacts");
  for (const path of ["/contacts/export.csv", "/deals/export.csv", "/tasks/export.csv"]) {
    expect((await person.send(path)).status, path).toBe(200);
  }
  // Only this session is confirmed.
  await expect(exportBy((await newcomer()).person)).rejects.toThrow("Confirm it's you");
});

const exportBy = (person: Visitor) => person.read("contact.export", {});

test("other programs are refused with 403, and confirm by the same endpoint", async () => {
  const { person } = await newcomer();
  const empty = () =>
    person.send("/api/trpc/trash.empty", {
      method: "POST",
      body: JSON.stringify({ json: {} }),
      headers: { origin, "content-type": "application/json" },
    });
  expect((await empty()).status).toBe(403);
  await expect(exportBy(person)).rejects.toThrow("Confirm it's you");
  expect(await trashOf(person)).toBe(1);
  const send = (body: object) =>
    person.send("/api/auth/confirm", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { origin, "content-type": "application/json" },
    });
  expect((await send({ password: "wrong horse" })).status).toBe(400);
  expect((await send({ code: "000000" })).status).toBe(400);
  expect((await send({})).status).toBe(400);
  expect((await send({ password })).status).toBe(200);
  expect((await empty()).status).toBe(200);
});

test("a wrong password can't be tried without end where somebody has left a session open", async () => {
  const { person } = await newcomer();
  for (let tries = 0; tries < 10; tries += 1) {
    await env.DB.exec("delete from rate_limit");
    const typed = { confirming: "yes", currentPassword: "wrong horse" };
    expect((await person.post("/confirm", typed)).status).toBe(400);
  }
  const typed = { confirming: "yes", currentPassword: password };
  const answer = await person.post("/confirm", typed);
  expect(answer.status).toBe(400);
  expect(wordsOf(await answer.text())).toContain("Too many wrong passwords.");
});
