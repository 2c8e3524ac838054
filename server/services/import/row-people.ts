import type { ImportableContact } from "#domain/contact/row.ts";
import type { ImportResults, RowResult } from "../contact/import.ts";
import { personIndex } from "./earlier-people.ts";

/** The rows of a slice that are records with people, such as deals. */
export type RowsWithPeople = readonly {
  index: number;
  row: { people: readonly ImportableContact[] };
}[];

/** The people of a slice's rows, in a list, and where each is in its row. */
export interface SentPeople {
  rows: ImportableContact[];
  indexes: number[];
}

/** The people of each row, the primary contact first: ids, or negative for those that are added. */
export type PeopleOfRows = number[][];

/** What becomes of the people of rows. */
export interface PeopleResults {
  all: RowResult[];
  /** The people of each row, each once, the primary contact first. */
  refs: PeopleOfRows;
  /** What became of each of them. */
  ofRefs: RowResult[][];
  /** What became of the people of each row as it names them, so that somebody may be there twice. */
  ofRows: RowResult[][];
}

/** The people that the rows of a slice name. */
export function peopleIn(rows: RowsWithPeople): SentPeople {
  const all = rows.flatMap(({ index, row }) =>
    row.people.map((person, at) => ({ person, index: personIndex(index, at) })),
  );
  return { rows: all.map(({ person }) => person), indexes: all.map(({ index }) => index) };
}

/** What becomes of these, row by row. */
export function peopleResults(rows: RowsWithPeople, { results }: ImportResults): PeopleResults {
  const byRow = new Map(results.map((result) => [result.row, result]));
  let next = 0;
  const ofRows = rows.map(({ row }) =>
    row.people.flatMap(() => {
      const result = byRow.get(next);
      next += 1;
      return result ?? [];
    }),
  );
  const ofRefs = ofRows.map((own) => [
    ...new Map(
      own.filter(({ ref }) => ref !== null).map((result) => [result.ref, result]),
    ).values(),
  ]);
  const refs = ofRefs.map((own) => own.flatMap(({ ref }) => ref ?? []));
  return { all: results, refs, ofRefs, ofRows };
}
