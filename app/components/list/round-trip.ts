import fc from "fast-check";
import { expect } from "vitest";
import { columnNames, type List, type ListQuery } from "./list.ts";
import { matchLabels, pageLengths } from "./list-options.ts";
import type { QueryCodec } from "./query.ts";

/*
 * What the tests of every list's query share.
 */

/** Queries by their fields. */
type Fields<Query> = { [Field in keyof Query]: fc.Arbitrary<Query[Field]> };

export const anyId = fc.integer({ min: 1, max: 2_000_000_000 });
export const maybe = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: null });
export const maybeDay = maybe(
  fc
    .date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
export const trimmed = fc.string({ unit: "grapheme" }).map((text) => text.trim());
export const maybeCursor = maybe(fc.base64String({ minLength: 4 }));

/** The further fields that those of lists of tagged records have. */
export const tagFields = {
  tagIds: fc.uniqueArray(anyId, { maxLength: 4 }),
  match: fc.constantFrom(...columnNames(matchLabels)),
};

/** The fields that the queries of all lists with columns have. */
export function listFields<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(list: List<Query, Column, Sort>): Fields<Omit<ListQuery<Column, Sort>, "tagIds" | "match">> {
  return {
    search: trimmed,
    sort: maybe(fc.constantFrom(...columnNames(list.sortLabels))),
    limit: fc.constantFrom(...pageLengths),
    columns: maybe(fc.shuffledSubarray(columnNames(list.columns))),
    view: fc.oneof(fc.constant("all" as const), maybe(anyId)),
    cursor: maybeCursor,
    at: maybe(anyId),
  };
}

/**
 * Expects that every query survives being written and read, and so does the meaning of any URL with
 * these parameters.
 */
export function expectRoundTrips<Query>(codec: QueryCodec<Query>, fields: Fields<Query>): void {
  const queries = fc.record(fields) as fc.Arbitrary<Query>;
  fc.assert(
    fc.property(queries.map(codec.normalise), (query) => {
      expect(codec.read(codec.write(query))).toEqual(query);
    }),
  );
  const garbage = fc.oneof(
    fc.string(),
    fc.constantFrom("0", "-1", "1e3", " ", "with", "2026-02-30"),
  );
  fc.assert(
    fc.property(queries, fc.array(garbage), (query, texts) => {
      const names = [...codec.write(query).keys()];
      const url = new URLSearchParams(names.map((name, at) => [name, texts[at] ?? ""]));
      const read = codec.read(url);
      expect(codec.read(codec.write(read))).toEqual(read);
    }),
  );
}
