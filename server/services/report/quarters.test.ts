import { expect, test } from "vitest";
import { dayIn } from "#domain/day.ts";
import { monthOf, quarterOf } from "#domain/report/period.ts";
import { batch } from "../../db/client.ts";
import { newPerson } from "../../testing/people.ts";
import { dumpWorkspace, wrongFigures } from "../../testing/workspace.ts";
import {
  countsByQuarter,
  openQuarters,
  quartersIn,
  selectOpenQuarters,
  storeQuarters,
} from "./quarters.ts";

test("a report doesn't add to what another one has stored meanwhile by other sources", async () => {
  const { api, owner, userId } = await newPerson();
  const { timeZone } = await api.settings.get();
  const rows = ["Event", "Event", "Fair", "Fair", "Fair", null].map((source, index) => ({
    firstName: `Person ${index}`,
    source,
  }));
  await api.contact.import({ rows, operation: crypto.randomUUID() });
  const now = Date.now() + 1;
  const zone = timeZone ?? "UTC";
  const today = dayIn(zone, now);
  const quarters = quartersIn(zone, [quarterOf(monthOf(today))]);
  const countBy = async (sources: string[]) => {
    const counting = { timeZone: zone, sources: JSON.stringify(sources) };
    // As if nothing had been stored when it was read.
    const open = openQuarters(counting, quarters, [], now);
    const [, , found] = await batch(owner.db, [
      ...storeQuarters(owner, counting, { open, stored: [], now }),
      selectOpenQuarters(owner, counting, open),
    ]);
    const parts = [...countsByQuarter({ stored: [], open, rows: found }, sources).values()].flat();
    const sum = (place: number) => parts.reduce((all, counts) => all + (counts[place] ?? 0), 0);
    return [sum(0), sum(5), sum(6)];
  };
  expect(await countBy(["Event", "Fair"])).toEqual([6, 2, 3]);
  const { quarter_figures: stored } = await dumpWorkspace(userId);
  expect(stored).toHaveLength(1);
  expect(await countBy(["Fair"])).toEqual([6, 3, 0]);
  expect((await dumpWorkspace(userId)).quarter_figures).toEqual(stored);
  expect(await countBy(["Event", "Fair"])).toEqual([6, 2, 3]);
  expect(await wrongFigures(userId)).toEqual([]);
});
