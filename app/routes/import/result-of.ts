import { type Remark, remarks } from "#domain/contact/file-row.ts";
import { alsoAddedBy, countOutcomes, type RowOutcome } from "#domain/import/draft.ts";
import { leftOverOf } from "#domain/import/left-over.ts";
import { recordOf } from "#domain/record-of.ts";
import type { AccountApi, Api } from "#server/api.ts";
import type { ReportedRow } from "#server/services/import/rows.ts";

/** The most rows that a remark lists. */
const mostNamed = 100;

/** The rows of a file that a remark is about: the numbers of the first ones, and how many there are. */
export interface RemarkedRows {
  named: number[];
  count: number;
}

interface Shown {
  id: number;
  outcome?: RowOutcome | undefined;
  cursor?: string | undefined;
}

/** A row without the cells of the file. */
export type ShownRow = Omit<ReportedRow, "cells">;

type Apis = { api: Api; account: AccountApi };

export type Result = Awaited<ReturnType<typeof resultOf>>;

/** What a page says about an import: what became of its rows, or what would, and a page of them. */
export async function overviewOf(account: AccountApi, { id, outcome, cursor }: Shown) {
  const draft = await account.import.report({ id, outcome, cursor });
  const { contents, choices, summaries, rows, fileName, rowCount, parts, done } = draft;
  return {
    id,
    fileName,
    noun: contents.noun,
    kind: contents.kind,
    rowCount,
    parts,
    done,
    checked: summaries.length,
    isStopped: draft.isStopped,
    operation: draft.operation,
    known: choices.known,
    counts: countOutcomes(summaries),
    also: alsoAddedBy(summaries),
    leftOver: leftOverOf(contents, choices.columns),
    remarks: recordOf(remarks, (remark: Remark): RemarkedRows => {
      const found = summaries.flatMap((summary) => summary.remarks[remark] ?? []);
      return { named: found.slice(0, mostNamed), count: found.length };
    }),
    outcome: outcome ?? null,
    rows: { ...rows, items: rows.items.map(({ cells: _, ...row }): ShownRow => row) },
  };
}

/** The same of an import that has run, with how many of its contacts are possible duplicates. */
export async function resultOf({ api, account }: Apis, shown: Shown) {
  const overview = await overviewOf(account, shown);
  const { operation, counts } = overview;
  const { alike } =
    counts.c > 0 && overview.noun !== "company"
      ? await api.duplicate.ofImport({ operation })
      : { alike: 0 };
  return { ...overview, alike };
}
