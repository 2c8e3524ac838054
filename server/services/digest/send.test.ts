import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { dayIn, daysAfter } from "#domain/day.ts";
import { momentAt } from "#domain/moment.ts";
import { user } from "../../db/auth-schema.ts";
import { openDatabase } from "../../db/client.ts";
import { newPerson, type Person, strangersAccount } from "../../testing/people.ts";
import { refusalOf } from "../../testing/procedures.ts";
import { makeDigests, mostOfRun } from "./send.ts";
import { unsubscribeToken } from "./token.ts";

const db = openDatabase(env.DB);
const secret = env.BETTER_AUTH_SECRET ?? "";
const zone = "Pacific/Auckland";

afterEach(() => env.DB.exec("delete from mails; delete from digests"));

interface Stored {
  recipient: string;
  subject: string;
  text: string;
  unsubscribe: string;
}

async function mailsTo(person: Person): Promise<Stored[]> {
  const { results } = await env.DB.prepare("select * from mails where user_id = ?")
    .bind(person.userId)
    .all<Stored>();
  return results;
}

function run(now: number): Promise<number> {
  return makeDigests(db, { secret, now });
}

/** Somebody who gets a digest at 7 in Auckland, and the next such time; by default with 7 tasks due then. */
async function subscriber({ tasks = 7 } = {}) {
  const person = await newPerson();
  await env.DB.prepare("update user set time_zone = ? where id = ?")
    .bind(zone, person.userId)
    .run();
  const { session } = person.context;
  if (session) session.user.timeZone = zone;
  await person.account.digest.set({ hour: 7 });
  const now = Date.now();
  const today = dayIn(zone, now);
  const due = momentAt(zone, today, "07:00");
  const day = due > now ? today : daysAfter(today, 1);
  for (let count = 0; count < tasks; count += 1) {
    await person.api.todo.create({ title: "Send offer", dueDate: day, dueTime: "14:30" });
  }
  return { person, day, due: momentAt(zone, day, "07:00") };
}

test("a digest comes at its hour, once, with what is due and a way to stop it", async () => {
  const { person, due } = await subscriber();
  expect(await run(due - 1)).toBe(0);
  expect(await run(due)).toBe(1);
  expect(await run(due)).toBe(0);
  expect(await run(due + 3_600_000)).toBe(0);
  const [mail, ...others] = await mailsTo(person);
  expect(others).toEqual([]);
  expect(mail?.subject).toContain("7 due today");
  expect(mail?.text).toMatch(/- Send offer, 14:30\n {2}https:\/\/kith.example\/tasks\/\d+\n/);
  expect(mail?.text).toContain("- 2 more\n  https://kith.example/today");
  const token = await unsubscribeToken(secret, person.userId);
  expect(mail?.unsubscribe).toBe(`https://kith.example/unsubscribe/${token}`);
});

test("an account that is to be deleted gets no digest", async () => {
  const { person, due } = await subscriber();
  await person.account.deletion.request();
  expect(await run(due)).toBe(0);
});

test("runs at the same time make one digest", async () => {
  const { person, due } = await subscriber();
  await Promise.all([run(due), run(due), run(due)]);
  expect(await mailsTo(person)).toHaveLength(1);
});

test("nothing is sent when there is nothing to say, and the next day comes as usual", async () => {
  const { person, day, due } = await subscriber({ tasks: 0 });
  expect(await run(due)).toBe(0);
  const tomorrow = daysAfter(day, 1);
  await person.api.todo.create({ title: "Call", dueDate: tomorrow });
  expect(await run(due + 60_000)).toBe(0);
  expect(await run(momentAt(zone, tomorrow, "07:00"))).toBe(1);
  expect(await mailsTo(person)).toHaveLength(1);
});

test("switching off and on again, or another hour, makes no second digest of a day", async () => {
  const { person, due } = await subscriber();
  await run(due);
  await person.account.digest.set({ hour: null });
  expect(await person.account.digest.read()).toEqual({ hour: null });
  await person.account.digest.set({ hour: 9 });
  expect(await run(due + 2 * 3_600_000)).toBe(0);
  expect(await run(due + 26 * 3_600_000)).toBe(1);
  expect(await mailsTo(person)).toHaveLength(2);
});

test("after a change of the time zone the hour is that of the new one", async () => {
  const { person, day } = await subscriber();
  await person.api.settings.update({ settings: { timeZone: "America/Los_Angeles" } });
  const due = momentAt("America/Los_Angeles", day, "07:00");
  expect(await run(due - 60_000)).toBe(0);
  expect(await run(due)).toBe(1);
});

test("the link stops the digest of its person without sign-in, and nobody else's", async () => {
  const { person, due } = await subscriber();
  const other = await subscriber();
  const account = strangersAccount();
  const token = await unsubscribeToken(secret, person.userId);
  await account.digest.unsubscribe({ token });
  expect(await person.account.digest.read()).toEqual({ hour: null });
  expect(await other.person.account.digest.read()).toEqual({ hour: 7 });
  await run(due);
  expect(await mailsTo(person)).toEqual([]);
  expect(await mailsTo(other.person)).toHaveLength(1);
  const [, signature] = token.split("-");
  const forged = [
    `${other.person.userId}-${signature}`,
    await unsubscribeToken("another secret", other.person.userId),
    `${other.person.userId}-`,
    "",
  ];
  for (const each of forged) {
    const refusal = await refusalOf(account.digest.unsubscribe({ token: each }));
    expect(refusal, each).toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await other.person.account.digest.read()).toEqual({ hour: 7 });
});

test("a run is bounded, and the next one goes on", async () => {
  const { person, due } = await subscriber();
  for (let count = 0; count < mostOfRun; count += 1) {
    const { userId } = await newPerson();
    await env.DB.batch(subscriberWith(userId, due - 1));
  }
  expect(await run(due)).toBe(mostOfRun);
  expect(await mailsTo(person)).toEqual([]);
  expect(await run(due)).toBe(1);
  expect(await mailsTo(person)).toHaveLength(1);
});

/** Statements that give a person a digest at a time, and an overdue task. */
function subscriberWith(userId: number, nextAt: number): D1PreparedStatement[] {
  return [
    env.DB.prepare("update user set time_zone = ? where id = ?").bind(zone, userId),
    env.DB.prepare("insert into digests (user_id, hour, next_at, origin) values (?, 7, ?, ?)").bind(
      userId,
      nextAt,
      "https://kith.example",
    ),
    env.DB.prepare(
      "insert into todos (title, due_date, user_id, created_at, updated_at) values ('Call', 0, ?, 1, 1)",
    ).bind(userId),
  ];
}

test("a digest that fails is tried again, and keeps nobody waiting", async () => {
  const { person, due } = await subscriber();
  const other = await subscriber();
  const [refused] = await db
    .select({ email: user.email })
    .from(user)
    .where(eq(user.id, person.userId));
  await env.DB.exec(
    `create trigger busy before insert on mails when new.recipient = '${refused?.email}'
      begin select raise(abort, 'The database is busy'); end`.replaceAll("\n", " "),
  );
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await run(due)).toBe(1);
  expect(await mailsTo(other.person)).toHaveLength(1);
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
  await env.DB.exec("drop trigger busy");
  expect(await run(due + 60_000)).toBe(0);
  expect(await run(due + 15 * 60_000)).toBe(1);
  expect(await mailsTo(person)).toHaveLength(1);
});
