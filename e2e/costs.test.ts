import { beforeAll, expect, test } from "vitest";
import { costOf, newPerson, Visitor } from "./built.ts";

/*
 * A page makes at most two round trips and reads rows in proportion to what it shows, whatever the
 * workspace holds.
 */

let person: Visitor;
let id: number;
let tag: number;
let twin: number;
let deal: number;
let view: number;
let imported: string;

beforeAll(async () => {
  person = await newPerson();
  const rows = Array.from({ length: 300 }, (_, index) => ({
    firstName: `Person ${index}`,
    tags: index % 3 === 0 ? ["Lead", "VIP"] : ["Lead"],
  }));
  imported = crypto.randomUUID();
  await person.call("contact.import", { rows, operation: imported });
  const vip = await person.call<{ id: number }>("tag.create", { name: "Few", color: "#3B82F6" });
  tag = vip.id;
  const made = await person.call<{ id: number }>("contact.create", {
    firstName: "Sarah",
    tagIds: [tag],
  });
  id = made.id;
  const alike = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  twin = alike.id;
  const website = { title: "Website", value: 1, contactId: id };
  deal = (await person.call<{ id: number }>("deal.create", website)).id;
  const saved = { list: "contacts", name: "Persons", query: "search=per" };
  view = (await person.call<{ id: number }>("view.create", saved)).id;
  const gone = await person.call<{ id: number }>("contact.create", { firstName: "Gone" });
  await person.call("contact.delete", { id: gone.id });
});

test("pages for visitors do not touch the database", async () => {
  for (const path of ["/", "/sign-in", "/sign-up", "/nowhere", "/sign-in.data"]) {
    expect(costOf(await new Visitor().send(path)), path).toEqual({
      queries: 0,
      read: 0,
      written: 0,
    });
  }
});

test("the manifest of the routes behind a page's links doesn't touch the database", async () => {
  const html = await (await person.send("/contacts")).text();
  const [, version = ""] = /"version": ?"([0-9a-f]+)"/.exec(html) ?? [];
  const answer = await person.send(`/__manifest?paths=/today,/contacts/1&version=${version}`);
  expect(costOf(answer)).toEqual({ queries: 0, read: 0, written: 0 });
  expect(Object.keys(await answer.json())).toEqual(
    expect.arrayContaining(["routes/today/today", "routes/contacts/record/show"]),
  );
});

test("every page of a workspace keeps its budget", async () => {
  const list = 20 + 4 * 50;
  const budgets: [string, number, number][] = [
    ["/contacts", 1, list],
    ["/contacts.data", 1, list],
    ["/contacts?sort=newest", 1, list],
    ["/contacts?sort=updated", 1, list],
    ["/contacts?columns=company,added&sort=company", 1, list],
    [`/contacts?search=per&view=${view}`, 1, 3 * 300 + list],
    [`/views/${view}`, 1, 20],
    [`/views/new?list=contacts&query=search%3Dper&view=${view}`, 1, 20],
    [`/contacts?tag=${tag}`, 2, 450 + 2],
    [`/contacts/${id}`, 2, 40 + 3 * 3],
    [`/contacts/${id}/edit`, 2, 40 + 3 * 3],
    ["/contacts/new", 1, 20],
    ["/duplicates", 2, 20 + 15 * 2],
    [`/contacts/merge?id=${id}&id=${twin}`, 2, 100],
    [`/contacts/merge?id=${id}`, 2, 100],
    ["/contacts/merge", 1, 1],
    ["/import", 1, 2],
    ["/tags", 1, 20],
    [`/tags/${tag}`, 1, 20],
    ["/trash", 1, 40],
    ["/trash?kind=deals&search=web", 1, 40],
    ["/trash/empty", 1, 40],
    ["/reports", 2, 100],
    ["/tasks/board", 1, 40],
    ["/activities?from=2026-01-01&to=2026-12-31", 1, 40],
    ["/activity", 1, 10 + 9 * 10],
    ["/activity?of=contact&deed=deleted", 1, 10 + 9 * 10],
    [`/activity/${imported}`, 1, 60 + 8 * 50],
    [`/deals/${deal}`, 1, 40 + 3],
    [`/deals/${deal}?from=sort%3Dupdated`, 2, 40 + 3 + 80],
    ["/deals/all?search=web&sort=title", 1, list],
    ["/contacts/2000000000", 2, 40],
  ];
  // The first report after an import counts what is new.
  await (await person.send("/reports")).text();
  for (const [path, queries, read] of budgets) {
    const answer = await person.send(path);
    const cost = costOf(answer);
    await answer.text();
    expect(cost.queries, `round trips of ${path}`).toBeLessThanOrEqual(queries);
    expect(cost.read, `rows read for ${path}`).toBeLessThanOrEqual(read);
    expect(cost.written, `rows written for ${path}`).toBe(0);
  }
});

test.each(["contact.list", "deal.list"])(
  "a keystroke of the live search by %s is one round trip",
  async (procedure) => {
    const input = encodeURIComponent(JSON.stringify({ json: { search: "per" } }));
    const answer = await person.send(`/api/trpc/${procedure}?input=${input}`);
    expect(answer.status).toBe(200);
    expect(costOf(answer).queries).toBe(1);
  },
);
