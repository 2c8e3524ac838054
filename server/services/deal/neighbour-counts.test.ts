import { expect, test } from "vitest";
import { dealSorts } from "#domain/deal/list.ts";
import type { DealsListedBy } from "#domain/deal/page-input.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { readDealPage } from "./page.ts";

const most = 30;

/**
 * Adds deals, spread over the stages, with equal titles, values, days and update times; the first
 * 30 have a contact.
 */
async function addDeals(
  { owner, userId }: Person,
  deals: { from: number; to: number; contactId: number; stages: number[] },
): Promise<void> {
  const { from, to, contactId, stages } = deals;
  const rows = Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    const day = at % 3 === 0 ? null : 1_700_000_000_000 + (at % 50) * 86_400_000;
    return [stages[at % stages.length], `a${String(at).padStart(5, "0")}`, day, at];
  });
  await owner.db.$client
    .prepare(
      `insert into deals (title, contact_id, value, value_minor, currency, stage_id, position,
        expected_close_date, user_id, created_at, updated_at, search_text)
      select 'Deal', case when value ->> 3 < ?4 then ?1 end, 10, 1000 + (value ->> 3) % 7, 'AUD',
        value ->> 0, value ->> 1, value ->> 2, ?2, 1, 1 + (value ->> 3) % 9, 'deal ' || (value ->> 3) % 100
      from json_each(?3)`,
    )
    .bind(contactId, userId, JSON.stringify(rows), most)
    .run();
}

test("neighbours of a deal cost a second round trip and few rows, in each order, in a workspace of 1,000 and of 4,000", async () => {
  const person = await newPerson();
  const { api, owner } = person;
  const stages = (await api.stage.list()).map(({ id }) => id);
  const { id: tagId } = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const { id: contactId } = await api.contact.create({ firstName: "Sarah", tagIds: [tagId] });
  const costs = async (id: number, list?: DealsListedBy) => {
    const tally = newTally();
    const record = await withTally(tally, () => readDealPage(owner, { id, list }));
    return { tally, neighbours: record.neighbours };
  };
  let made = 0;
  for (const deals of [1_000, 4_000]) {
    await addDeals(person, { from: made, to: deals, contactId, stages });
    made = deals;
    for (const sort of dealSorts) {
      const whole = sort === "board" ? { sort, stageId: stages[0] } : { sort };
      const { items } = await api.deal.list({ ...whole, limit: 100 });
      const id = items[50]?.id ?? 0;
      const alone = (await costs(id)).tally;
      expect(alone).toMatchObject({ queries: 1, written: 0 });
      // By update, the nearest deals of each stage are combined, before and after, in two ranges.
      const perStage = sort.startsWith("updated") ? 4 * 4 * stages.length : 0;
      for (const list of [whole, { ...whole, kind: "open" as const, currency: "AUD" }]) {
        const { tally, neighbours } = await costs(id, list);
        const what = `${deals} ${JSON.stringify(list)}`;
        expect(neighbours?.previous, what).toBeTruthy();
        expect(neighbours?.next, what).toBeTruthy();
        expect(tally, what).toMatchObject({ queries: 2, written: 0 });
        expect(tally.read - alone.read, what).toBeLessThanOrEqual(50 + perStage);
      }
      const theirs = (await api.deal.list({ contactId, limit: 1 })).items[0]?.id ?? 0;
      const without = (await costs(theirs)).tally;
      for (const named of [{ contactId }, { tagIds: [tagId] }]) {
        const { tally } = await costs(theirs, { sort, ...named });
        expect(tally.queries).toBe(2);
        // The selected rows are counted once and sorted twice, with their index and their row.
        expect(tally.read - without.read, JSON.stringify(named)).toBeLessThanOrEqual(40 + 6 * most);
      }
    }
  }
});
