import { env } from "cloudflare:workers";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { feedParts, feedPath } from "#domain/calendar/parts.ts";
import { answerFeed } from "./calendar-feed.ts";
import { newTally, withTally } from "./db/meter.ts";
import { mostOfPart } from "./services/calendar/feed.ts";
import { newPerson, type Person } from "./testing/people.ts";
import { refusalOf } from "./testing/procedures.ts";

const origin = "https://kith.example";
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function ask(path: string, init?: RequestInit): Promise<Response> {
  return answerFeed(new Request(origin + path, init), env.DB);
}

async function pathOf({ account }: Person): Promise<string> {
  const feed = await account.calendar.read();
  return feedPath(feed?.secret ?? "");
}

/** The titles that a calendar program reads. */
async function titlesAt(path: string): Promise<string[]> {
  const text = await (await ask(path)).text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar
    .getAllSubcomponents("vevent")
    .map((each) => new ICAL.Event(each).summary)
    .sort();
}

/** Somebody with one entry of each part, and some that belong in no calendar. */
async function busyPerson(): Promise<Person> {
  const person = await newPerson();
  const { api } = person;
  const contact = await api.contact.create({ firstName: "Sarah", birthday: "1980-02-29" });
  await api.todo.create({ title: "Send offer", dueDate: dayIn(2), dueTime: "09:00" });
  await api.todo.create({ title: "Some day" });
  await api.todo.create({ title: "Done", dueDate: dayIn(2), status: "completed" });
  const deleted = await api.todo.create({ title: "Deleted", dueDate: dayIn(2) });
  await api.todo.delete({ id: deleted.id });
  const call = { type: "call" as const, contactId: contact.id };
  await api.activity.create({ ...call, subject: "Pricing", timestamp: Date.now() + 86_400_000 });
  await api.activity.create({ ...call, subject: "Logged afterwards" });
  const deal = { title: "Website", value: 100, contactId: contact.id, expectedCloseDate: dayIn(9) };
  await api.deal.create(deal);
  const won = await api.deal.create({ ...deal, title: "Won" });
  const stages = await api.stage.list({});
  const stageId = stages.find(({ kind }) => kind === "won")?.id ?? 0;
  await api.deal.move({ id: won.id, stageId });
  await person.account.calendar.renew();
  return person;
}

test("a feed has open tasks, planned activities, expected closes and birthdays", async () => {
  const path = await pathOf(await busyPerson());
  expect(path).toMatch(/^\/calendar\/[\da-f]{48}\.ics$/);
  const all = ["Birthday: Sarah", "Expected close: Website", "Pricing", "Send offer"];
  expect(await titlesAt(path)).toEqual(all);
});

test("the feed of an account that is to be deleted isn't there", async () => {
  const person = await busyPerson();
  const path = await pathOf(person);
  await person.account.deletion.request();
  expect((await ask(path)).status).toBe(404);
});

test("each part can be switched off", async () => {
  const person = await busyPerson();
  const path = await pathOf(person);
  const titles: string[] = [];
  for (const part of feedParts) {
    await person.account.calendar.setParts({ parts: [part] });
    titles.push(...(await titlesAt(path)));
  }
  expect(titles).toEqual(["Send offer", "Pricing", "Expected close: Website", "Birthday: Sarah"]);
  await person.account.calendar.setParts({ parts: [] });
  expect(await titlesAt(path)).toEqual([]);
});

test("a new URL ends the old one at once, and so does switching off", async () => {
  const person = await busyPerson();
  const first = await pathOf(person);
  await person.account.calendar.renew();
  const second = await pathOf(person);
  expect((await ask(first)).status).toBe(404);
  expect((await ask(second)).status).toBe(200);
  await person.account.calendar.remove();
  expect(await person.account.calendar.read()).toBeNull();
  expect((await ask(second)).status).toBe(404);
  expect((await ask(`/calendar/${"0".repeat(48)}.ics`)).status).toBe(404);
  expect((await ask("/calendar/%.ics")).status).toBe(404);
});

test("nobody else's records are in a feed, and nobody else changes it", async () => {
  const owner = await busyPerson();
  const path = await pathOf(owner);
  const before = await titlesAt(path);
  const other = await busyPerson();
  const otherPath = await pathOf(other);
  await other.api.todo.create({ title: "Someone else's", dueDate: dayIn(3) });
  await other.account.calendar.setParts({ parts: ["tasks"] });
  expect(await titlesAt(path)).toEqual(before);
  expect(await titlesAt(otherPath)).toEqual(["Send offer", "Someone else's"]);
  await other.account.calendar.remove();
  expect(await titlesAt(path)).toEqual(before);
});

test("the answer is private, has no cookies, and isn't sent again while nothing changes", async () => {
  const path = await pathOf(await busyPerson());
  const answer = await ask(path);
  expect(answer.headers.get("cache-control")).toBe("private, max-age=300");
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(answer.headers.getSetCookie()).toEqual([]);
  const etag = answer.headers.get("etag") ?? "";
  const again = await ask(path, { headers: { "if-none-match": etag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect((await ask(path, { method: "POST" })).status).toBe(405);
});

test("a feed is bounded, and read in one round trip", async () => {
  const person = await newPerson();
  const { userId } = person;
  await person.account.calendar.renew();
  const due = Date.parse(`${dayIn(3)}T00:00:00Z`);
  const many = "with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)";
  await env.DB.batch([
    env.DB.prepare(
      `${many} insert into todos (title, due_date, user_id, created_at, updated_at)
        select 'Task ' || i, ?1, ?2, 1, 1 from n`,
    ).bind(due, userId),
    env.DB.prepare(
      `${many} insert into contact_activities (type, timestamp, user_id, created_at, updated_at)
        select 'call', ?1 + i, ?2, 1, 1 from n`,
    ).bind(due, userId),
    env.DB.prepare(
      `${many} insert into contacts
        (first_name, name_key, search_text, birthday, user_id, created_at, updated_at)
        select 'Ann', 'ann', 'ann', '--' || printf('%02d', 1 + i % 12) || '-01', ?1, 1, 1 from n`,
    ).bind(userId),
  ]);
  const path = await pathOf(person);
  const tally = newTally();
  expect(await withTally(tally, () => titlesAt(path))).toHaveLength(3 * mostOfPart);
  expect(tally).toMatchObject({ queries: 1, written: 0 });
  expect(tally.read).toBeLessThan(5_000);
});

test("somebody whose session has ended can't see or change their feed", async () => {
  const person = await busyPerson();
  await env.DB.prepare("delete from session where user_id = ?").bind(person.userId).run();
  expect(await refusalOf(person.account.calendar.read())).toMatchObject({ code: "UNAUTHORIZED" });
  expect(await refusalOf(person.account.calendar.renew())).toMatchObject({ code: "UNAUTHORIZED" });
});
