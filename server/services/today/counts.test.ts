import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { dayIn, fromDay, startOfDay } from "#domain/day.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson } from "../../testing/people.ts";

const zone = "Australia/Sydney";

async function costOf(work: () => Promise<unknown>) {
  const tally = newTally();
  await withTally(tally, work);
  return tally;
}

/** Fills every group of Today further than it shows: this many records of each kind, from one on. */
async function fill(userId: number, stageId: number, from: number, to: number) {
  const today = dayIn(zone, Date.now());
  const now = Date.now();
  const numbers = `with recursive numbers (n) as (select ${from} union all select n + 1 from numbers where n + 1 < ${to})`;
  const on = `strftime('%m-%d', ${fromDay(today)} / 1000, 'unixepoch', '+' || (n % 14) || ' days')`;
  await env.DB.batch([
    env.DB.prepare(
      `${numbers} insert into contacts (first_name, phone, company, user_id, created_at, updated_at, name_key,
          search_text, birthday, cadence)
        select 'Ann ' || n, '0412', 'Acme', ${userId}, 1, 1, 'ann', 'ann', '1980-' || ${on}, '7' from numbers`,
    ),
    env.DB.prepare(
      `${numbers} insert into deals (title, contact_id, value, value_minor, stage_id, position, user_id, created_at,
          updated_at, search_text)
        select 'Deal ' || n, (select max(id) from contacts where user_id = ${userId}), 10, 1000, ${stageId}, 'a' || n, ${userId}, 1, 1, 'deal'
        from numbers`,
    ),
    env.DB.prepare(
      `${numbers} insert into contact_activities (contact_id, deal_id, type, timestamp, user_id, created_at, updated_at)
        select (select id from contacts where user_id = ${userId} limit 1), null, 'call',
          ${now} + iif(n % 2, -60000, 3600000) + n, ${userId}, 1, ${now} from numbers`,
    ),
    env.DB.prepare(
      `${numbers} insert into todos (title, due_date, contact_id, user_id, created_at, updated_at)
        select 'Task ' || n, ${fromDay(today)} - 86400000 * iif(n % 10, n % 130, 0),
          (select id from contacts where user_id = ${userId} limit 1), ${userId}, 1, 1 from numbers`,
    ),
  ]);
}

afterEach(() => void vi.useRealTimers());

/** When half of the calls were logged today, and the others are planned for later today or for tomorrow. */
test.each([
  ["in the morning", 9],
  ["in the last hour of the day", 23.5],
])(
  "%s, Today is one round trip and at most 150 rows, with 300 records of each kind and with 5,000",
  async (_, hour) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(startOfDay(zone, dayIn(zone, Date.now())) + hour * 3_600_000);
    const { api, userId } = await newPerson();
    const [stage] = await api.stage.list();
    await api.stage.update({ id: stage?.id ?? 0, stage: { rottingDays: 1 } });
    const won = (await api.stage.list()).find(({ kind }) => kind === "won");
    for (let number = 0; number < 8; number += 1) {
      await api.deal.create({ title: "Won", stageId: won?.id });
    }
    let made = 0;
    for (const records of [300, 5_000]) {
      await fill(userId, stage?.id ?? 0, made, records);
      made = records;
      const { today, recentlyWon } = await api.today.page();
      for (const [group, { count, capped, items }] of Object.entries(today)) {
        expect([group, count >= 5, items.length]).toEqual([group, true, 5]);
        expect([group, capped]).toEqual([group, group !== "dueToday"]);
      }
      expect(recentlyWon).toHaveLength(3);
      const page = await costOf(() => api.today.page());
      expect(page).toMatchObject({ queries: 1, written: 0 });
      expect(page.read).toBeLessThanOrEqual(150);
      const due = await costOf(() => api.today.due());
      expect(due).toMatchObject({ queries: 1, written: 0 });
      expect(due.read).toBeLessThanOrEqual(25);
    }
  },
);
