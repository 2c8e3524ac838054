import { expect, test } from "vitest";
import { type PlacedPerson, placeOf, type RowPerson } from "#domain/contact/file-people.ts";
import { mostConsidered } from "#domain/duplicate.ts";
import { importDrafts, importSlices } from "../../db/schema.ts";
import { newPerson } from "../../testing/people.ts";
import { peopleLike } from "./earlier.ts";

function named(firstName: string, email: string): RowPerson {
  return { firstName, lastName: null, keys: [{ kind: "email", key: email, prefix: null }] };
}

/** A draft whose slices, the last one left out, have these people. */
async function sliced(slices: PlacedPerson[][]) {
  const { owner } = await newPerson();
  const [draft] = await owner.db
    .insert(importDrafts)
    .values({
      ...{ userId: owner.userId, operation: crypto.randomUUID(), fileName: "people.csv" },
      ...{ contents: "{}", choices: "{}", rowCount: 3, parts: slices.length, expiresAt: 0 },
    })
    .returning({ id: importDrafts.id });
  const id = draft?.id ?? 0;
  for (const [part, people] of slices.entries()) {
    const json = JSON.stringify(people);
    await owner.db.insert(importSlices).values({ draftId: id, part, rows: "[]", people: json });
  }
  const earlier = { id, before: slices.length - 1, written: false };
  return (rows: RowPerson[], contactIds: number[]) =>
    peopleLike(owner, earlier, { rows, contactIds, path: "$" });
}

test("of earlier slices only the people are read whom the rows may be about, with all their rows", async () => {
  const ann = { ...named("Ann", "ann@example.com"), place: placeOf(0, 0), ref: placeOf(0, 0) };
  const other = { ...named("Ann", "work@example.com"), place: placeOf(1, 1), ref: ann.ref };
  const bo = { ...named("Bo", "bo@example.com"), place: placeOf(0, 1), ref: placeOf(0, 1) };
  const known = { ...named("Cy", "cy@example.com"), place: placeOf(1, 0), ref: 7 };
  const later = { ...named("Ann", "ann@example.com"), place: placeOf(2, 0), ref: ann.ref };
  const like = await sliced([[ann, bo], [known, other], [later]]);

  const { byRef } = await like([named("Ann", "ann@example.com")], []);
  expect([...byRef]).toEqual([
    [ann.ref, { places: [ann.place, other.place], names: [{ firstName: "Ann", lastName: null }] }],
  ]);
  expect([...(await like([named("Dee", "dee@example.com")], [7, 8])).byRef.keys()]).toEqual([7]);
  expect([...(await like([named("Dee", "dee@example.com")], [])).byRef]).toEqual([]);
});

test("of many people with the same address the first are read", async () => {
  const count = mostConsidered + 5;
  const all = Array.from({ length: count }, (_, index) => {
    const place = placeOf(0, index);
    return { ...named(`Person ${index}`, "office@example.com"), place, ref: place };
  });
  const like = await sliced([all, []]);
  const { byRef } = await like([named("Zoë", "office@example.com")], []);
  expect([...byRef.keys()]).toEqual(all.slice(0, mostConsidered).map(({ ref }) => ref));
});
