import { beforeAll, expect, test } from "vitest";
import type { ListedBy } from "#domain/contact/page-input.ts";
import { newTally, withTally } from "../../db/meter.ts";
import { type CrowdTags, importCrowd } from "../../testing/crowd.ts";
import { newPerson, type Person } from "../../testing/people.ts";
import { readContactPage } from "./page.ts";

const workspaces: { size: number; person: Person; tags: CrowdTags }[] = [];

beforeAll(async () => {
  for (const size of [300, 5_000]) {
    const person = await newPerson();
    workspaces.push({ size, person, tags: await importCrowd(person, size) });
  }
});

/** All lists of a small workspace, in full. */
async function lists({ person, tags }: (typeof workspaces)[number]) {
  const queries = [
    {},
    { sort: "newest" as const },
    { sort: "updated" as const },
    { search: "ann 1" },
    { tagIds: [tags.rare] },
    { tagIds: [tags.common], sort: "newest" as const },
    { tagIds: [tags.some, tags.rare] },
    { tagIds: [tags.common], search: "ann 2" },
  ];
  const whole = async (query: (typeof queries)[number]) => {
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const list = person.api.contact.list;
      const page: Awaited<ReturnType<typeof list>> = await list({ ...query, cursor, limit: 100 });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    return ids;
  };
  return Promise.all(queries.map(async (query) => ({ query, ids: await whole(query) })));
}

test("a contact's neighbours are the previous and next one in the list", async () => {
  const [workspace] = workspaces;
  if (!workspace) throw new Error("No workspace");
  for (const { query, ids } of await lists(workspace)) {
    expect(ids.length, JSON.stringify(query)).toBeGreaterThan(2);
    const middle = Math.floor(ids.length / 2);
    for (const place of new Set([0, 1, middle, ids.length - 2, ids.length - 1])) {
      const id = ids[place] ?? 0;
      const { neighbours } = await readContactPage(workspace.person.owner, { id, list: query });
      const found = [neighbours?.previous?.id, neighbours?.next?.id];
      expect(found, `${JSON.stringify(query)} at ${place}`).toEqual([
        ids[place - 1],
        ids[place + 1],
      ]);
    }
  }
});

test("a contact that no longer matches the list has the neighbours that it would have", async () => {
  const { api, owner } = await newPerson();
  const tag = await api.tag.create({ name: "Lead", color: "#10B981" });
  const made = [];
  for (const lastName of ["A", "B", "C"]) {
    made.push(await api.contact.create({ firstName: "Ann", lastName, tagIds: [tag.id] }));
  }
  const [first, second, third] = made.map(({ id }) => id);
  await api.contact.removeTag({ contactId: second ?? 0, tagId: tag.id });
  const list = { tagIds: [tag.id] };
  const { neighbours } = await readContactPage(owner, { id: second ?? 0, list });
  expect(neighbours).toMatchObject({ previous: { id: first }, next: { id: third } });
});

test("without a list there are no neighbours, and in one of somebody else's tag neither", async () => {
  const { api, owner } = await newPerson();
  const { id } = await api.contact.create({ firstName: "Ann" });
  await api.contact.create({ firstName: "Bob" });
  expect((await readContactPage(owner, { id })).neighbours).toBeNull();
  const theirs = workspaces[0]?.tags.common ?? 0;
  const { neighbours } = await readContactPage(owner, { id, list: { tagIds: [theirs] } });
  expect(neighbours).toEqual({ previous: null, next: null });
});

test("neighbours cost a second round trip and few rows, whatever the workspace's size", async () => {
  for (const { size, person, tags } of workspaces) {
    const { items } = await person.api.contact.list({ tagIds: [tags.common] });
    const id = items[20]?.id ?? 0;
    for (const sort of ["name", "newest", "updated", "contacted"] as const) {
      const wanted: [ListedBy, number][] = [
        [{ sort }, 40],
        [{ sort, tagIds: [tags.common] }, 60],
        [{ sort, tagIds: [tags.rare] }, 60],
      ];
      for (const [list, most] of wanted) {
        const tally = newTally();
        await withTally(tally, () => readContactPage(person.owner, { id, list }));
        expect(tally, JSON.stringify(list)).toMatchObject({ queries: 2, written: 0 });
        expect(tally.read, `${size} ${JSON.stringify(list)}`).toBeLessThanOrEqual(most);
      }
    }
  }
});
