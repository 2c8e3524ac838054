import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createApi } from "../../api.ts";
import { openDatabase } from "../../db/client.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { expectUndone, inParts } from "../../testing/bulk.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { watched } from "../../testing/statements.ts";
import { wrongFigures } from "../../testing/workspace.ts";

type Input = Parameters<Person["api"]["deal"]["bulk"]>[0];

function changeAll({ api }: Pick<Person, "api">, input: Omit<Input, "operation">) {
  return inParts((part) => api.deal.bulk({ ...input, ...part }));
}

/** Deals in stages of each kind, in three currencies, two of which are converted into AUD; one is in Trash. */
async function smallWorkspace() {
  const person = await newPerson();
  const { api } = person;
  await api.settings.update({ settings: { baseCurrency: "AUD" } });
  await api.rate.set({ currency: "EUR", day: "2020-01-01", rate: 1.5 });
  const tag = await api.tag.create({ name: "Lead", color: "#3B82F6" });
  const contact = await api.contact.create({ firstName: "Ann", tagIds: [tag.id] });
  const stages = await api.stage.list();
  const stageOf = (kind: "open" | "won" | "lost") =>
    stages.findLast((stage) => stage.kind === kind)?.id ?? 0;
  const ids: number[] = [];
  for (const [at, kind] of (["open", "open", "won", "lost", "open", "open"] as const).entries()) {
    const deal = await api.deal.create({
      title: `Deal ${at}`,
      value: 10 + at,
      currency: ["AUD", "EUR", "JPY"][at % 3],
      stageId: at === 1 ? stages[0]?.id : stageOf(kind),
      contactId: at % 2 === 0 ? contact.id : null,
      expectedCloseDate: at === 4 ? "2030-05-01" : null,
      lostReason: kind === "lost" ? "Price" : null,
    });
    ids.push(deal.id);
  }
  await api.deal.delete({ id: ids[5] ?? 0 });
  return { person, ids, stageOf, tagId: tag.id };
}

test("deals that are moved together are closed or opened like single ones", async () => {
  const { person, ids, stageOf } = await smallWorkspace();
  const { api } = person;
  const selection = { ids };
  const won = { does: "stage" as const, stageId: stageOf("won") };
  expect(await changeAll(person, { selection, deed: won })).toMatchObject({ done: 4 });
  const deals = await Promise.all(ids.slice(0, 5).map((id) => api.deal.byId({ id })));
  expect(deals.map(({ wonRate, wonBase }) => [wonRate, wonBase])).toEqual([
    [1, "AUD"],
    [1.5, "AUD"],
    [null, null],
    [1, "AUD"],
    [1.5, "AUD"],
  ]);
  expect(deals.every(({ closedDate, lostReason }) => closedDate && !lostReason)).toBe(true);
  const { columns } = await api.deal.board();
  const column = columns.find(({ stage }) => stage.id === won.stageId);
  expect(column?.deals.map(({ title }) => title)).toEqual([
    "Deal 2",
    "Deal 0",
    "Deal 1",
    "Deal 3",
    "Deal 4",
  ]);
  const open = { does: "stage" as const, stageId: stageOf("open") };
  expect(
    await changeAll(person, { selection: { filter: { kind: "won" } }, deed: open }),
  ).toMatchObject({ done: 5 });
  const again = await api.deal.byId({ id: ids[1] ?? 0 });
  expect(again).toMatchObject({ closedDate: null, wonRate: null, wonBase: null });
  const closes = { does: "closes" as const, expectedCloseDate: "2030-05-01" };
  expect(await changeAll(person, { selection, deed: closes })).toMatchObject({ done: 4 });
  expect(await changeAll(person, { selection, deed: closes })).toMatchObject({ done: 0 });
  expect((await api.deal.list({ closesFrom: "2030-05-01", closesTo: "2030-05-01" })).total).toBe(5);
  expect(await wrongFigures(person.userId)).toEqual([]);
});

test("undo of a bulk action on deals restores everything but the log and versions, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        "open" as const,
        "won" as const,
        "lost" as const,
        "closes",
        "clear",
        "delete",
      ),
      fc.constantFrom("ids", "all", "tag", "search", "nothing"),
      async (does, by) => {
        const { person, ids, stageOf, tagId } = await smallWorkspace();
        const filters: Record<string, object> = {
          tag: { tagIds: [tagId] },
          search: { search: "ann" },
          nothing: { search: "nothing at all" },
        };
        const selection = by === "ids" ? { ids } : { filter: filters[by] ?? {} };
        const actionOf = (): Input["deed"] => {
          if (does === "delete") return { does };
          if (does === "closes") return { does, expectedCloseDate: "2031-01-01" };
          if (does === "clear") return { does: "closes", expectedCloseDate: null };
          return { does: "stage", stageId: stageOf(does) };
        };
        await expectUndone(person, () => changeAll(person, { selection, deed: actionOf() }));
      },
    ),
    { numRuns: 25 },
  );
});

test("5,000 deals are moved, given a day and deleted within D1's limits, and each is one Undo", async () => {
  const person = await newPerson();
  const stages = await person.api.stage.list();
  await person.owner.db.$client
    .prepare(
      `with recursive n(at) as (select 0 union all select at + 1 from n where at < 4999)
      insert into deals (title, value, value_minor, currency, stage_id, position, user_id, created_at, updated_at, search_text)
      select 'Deal', 10, 1000, 'AUD', ?1, 'a' || at, ?2, 1, 1, 'deal' from n`,
    )
    .bind(stages[0]?.id ?? 0, person.userId)
    .run();
  const { d1, faults } = watched(env.DB);
  const api = createApi({ ...person.context, db: openDatabase(d1) });
  const deeds: Input["deed"][] = [
    { does: "stage", stageId: stages[1]?.id ?? 0 },
    { does: "closes", expectedCloseDate: "2030-05-01" },
    { does: "delete" },
  ];
  for (const deed of deeds) {
    const tally = newTally();
    const { operation, done, parts } = await withTally(tally, () =>
      changeAll({ api }, { selection: { filter: {} }, deed }),
    );
    expect({ deed, done, parts }).toEqual({ deed, done: 5_000, parts: 3 });
    expect(tally.queries).toBeLessThanOrEqual(3 * parts);
    await api.change.undo({ operation });
    expect(await wrongFigures(person.userId)).toEqual([]);
    expect(await api.deal.list({ stageId: stages[0]?.id })).toMatchObject({ total: 5_000 });
  }
  expect(faults).toEqual([]);
});

test("an export of deals has the requested ones", async () => {
  const { person, ids, tagId } = await smallWorkspace();
  const titles = async (selection?: Input["selection"], after?: number) =>
    (await person.api.deal.export({ selection, after })).items.map(({ title }) => title);
  expect(await titles()).toEqual(["Deal 0", "Deal 1", "Deal 2", "Deal 3", "Deal 4"]);
  expect(await titles({ ids: ids.slice(3) })).toEqual(["Deal 3", "Deal 4"]);
  expect(await titles({ filter: { tagIds: [tagId] } }, ids[0])).toEqual(["Deal 2", "Deal 4"]);
  expect(await titles({ filter: { search: "ann" } })).toEqual(["Deal 0", "Deal 2", "Deal 4"]);
  const { items } = await person.api.deal.export({ selection: { ids: ids.slice(3, 4) } });
  expect(items).toMatchObject([
    { lostReason: "Price", pipeline: expect.any(String), contact: null },
  ]);
});
