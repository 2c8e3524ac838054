import type { SQL } from "drizzle-orm";
import { type PersonRef, placeOf } from "#domain/contact/file-people.ts";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { fold } from "#domain/fold.ts";
import { lettersOf, type Outcome, outcomeIn } from "#domain/import/outcome.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import { outcomeOf, perform, type Step } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { countFirstFilled, tagKeysOf } from "./fill.ts";
import { importSteps } from "./import-steps.ts";
import { withListedSources } from "./listed-source.ts";
import { missingTags } from "./new-tags.ts";
import { type PlacedRow, type Plan, planRows, type RowFilling } from "./plan.ts";
import { type EarlierRows, noEarlierRows } from "./plan-states.ts";

export interface RefusedRow {
  /** The row's index in the list that was sent, from 0. */
  row: number;
  fieldErrors: Record<string, string[]>;
}

export interface ImportAnswer {
  created: number;
  refused: RefusedRow[];
  /** The indexes of rows whose contacts got what the rows know beyond them. */
  updated: number[];
  /** The indexes of rows that changed nothing, because the workspace has these people already. */
  known: number[];
  operation: string;
}

/** What an import decided about a row that it accepted. */
export interface RowResult {
  /** The row's index in the list that was sent, from 0. */
  row: number;
  contact: ImportedContact;
  outcome: Outcome;
  /** The person that it is about; null if all rows are added. */
  ref: PersonRef | null;
  /** The contact that it is about, unless a row of the same list adds it. */
  known: number | null;
  /** What the contact gets; the same before and after if that is nothing, also when a part is sent again. */
  filling: RowFilling | null;
}

/** What became of the rows of an import, or would. */
export interface ImportResults {
  operation: string;
  refused: RefusedRow[];
  results: RowResult[];
  people: Plan["people"];
}

interface ImportInput {
  rows: unknown[];
  operation: string;
  part?: number | undefined;
  known?: KnownWay | undefined;
  /** The rows of the same file before these. */
  earlier?: EarlierRows;
  /** The index of each row in its part, if some are missing. */
  indexes?: number[];
}

/** The reason for adding contacts, if it isn't the import of a file. */
interface Addition {
  kind: OperationKind;
  /** Whether the operation is about other records, which these come with. */
  isAside?: boolean;
  /** The colours of tags that are created; other names get the next colours. */
  colors?: readonly { name: string; color: string }[];
  /** Further guards of the operation. */
  guards?: (operation: SQL) => Step[];
}

/**
 * Imports many contacts in one batch, with their tags, which are created if they are missing; refused
 * rows are reported. People whom the workspace has are added again, skipped, filled in or overwritten. Parts
 * of one import share its operation, and a part that is sent again gets the same answer. Refuses CONFLICT if
 * the import has been undone, or an earlier part is missing.
 */
export async function importContacts(
  owner: Owner,
  input: ImportInput,
  addition?: Addition,
): Promise<ImportAnswer> {
  const { operation, refused, results } = await importRows(owner, input, addition);
  const withOutcome = (wanted: Outcome) =>
    results.flatMap(({ row, outcome }) => (outcome === wanted ? [row] : []));
  return {
    created: withOutcome("created").length,
    refused,
    updated: withOutcome("updated"),
    known: withOutcome("known"),
    operation,
  };
}

/** `importContacts`, with all that it has decided about each row. */
export async function importRows(
  owner: Owner,
  input: ImportInput,
  addition: Addition = { kind: "contact.import" },
): Promise<ImportResults> {
  const { accepted, refused } = await judge(owner, input);
  const { operation, outcomes, plan } = await retryingStale(() =>
    importOnce(owner, input, accepted, addition),
  );
  return {
    operation,
    refused,
    results: resultsOf(accepted, plan, outcomes),
    people: plan.people,
  };
}

/** What `importRows` would decide at present, without writing anything. */
export async function judgeRows(owner: Owner, input: ImportInput): Promise<ImportResults> {
  const { accepted, refused } = await judge(owner, input);
  const plan = await planned(owner, input, accepted);
  const results = resultsOf(accepted, plan, plan.outcomes);
  return { operation: input.operation, refused, results, people: plan.people };
}

function planned(owner: Owner, input: ImportInput, rows: AcceptedRow[]): Promise<Plan> {
  const { operation, known: way = "add", earlier = noEarlierRows } = input;
  return planRows(owner, rows, { operation, way, earlier });
}

function resultsOf(accepted: AcceptedRow[], plan: Plan, outcomes: readonly Outcome[]): RowResult[] {
  return accepted.map(({ row, contact }, index) => {
    const ref = plan.people[index]?.ref ?? null;
    return {
      row,
      contact,
      outcome: outcomes[index] ?? "created",
      ref,
      known: ref !== null && ref > 0 ? ref : (plan.ids.get(ref ?? 0) ?? null),
      filling: plan.fillings.get(index) ?? null,
    };
  });
}

/**
 * What to write depends on the contacts and tags that are read, so the write requires that these are
 * unchanged.
 */
async function importOnce(
  owner: Owner,
  input: ImportInput,
  rows: AcceptedRow[],
  { kind, isAside = false, colors = [], guards }: Addition,
): Promise<{ operation: string; outcomes: Outcome[]; plan: Plan }> {
  const plan = await planned(owner, input, rows);
  const { added, filled, outcomes } = plan;
  const given = tagKeysOf(filled);
  const names = [
    ...added.flatMap(({ tags }) => tags ?? []),
    ...rows.flatMap(({ contact }) => (contact.tags ?? []).filter((name) => given.has(fold(name)))),
  ];
  const tags = await missingTags(owner, names, colors);
  const { operation: key, part } = input;
  const records = isAside ? 0 : added.length + countFirstFilled(filled);
  const outcome = lettersOf(outcomes);
  const { operation, answer } = await perform(
    owner,
    { kind, key, part, records, outcome },
    (number) => [
      ...(guards?.(number) ?? []),
      ...importSteps(owner, number, { added, filled, tags }),
    ],
    (number) => outcomeOf(owner, number, part),
  );
  const kept = answer[0]?.outcome;
  return {
    operation,
    outcomes: kept ? Array.from(kept, (letter) => outcomeIn(letter) ?? "created") : outcomes,
    plan,
  };
}

interface AcceptedRow extends PlacedRow {
  /** Its index in the list that was sent, from 0. */
  row: number;
}

async function judge(
  owner: Owner,
  { rows, indexes, part = 0 }: ImportInput,
): Promise<{ accepted: AcceptedRow[]; refused: RefusedRow[] }> {
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const [row, value] of rows.entries()) {
    const judged = importedContact.safeParse(value);
    const place = placeOf(part, indexes?.[row] ?? row);
    if (judged.success) accepted.push({ row, contact: judged.data, place });
    else refused.push({ row, fieldErrors: fieldErrorsOf(judged.error) });
  }
  const contacts = await withListedSources(
    owner,
    accepted.map(({ contact }) => contact),
  );
  return {
    accepted: accepted.map((row, index) => ({ ...row, contact: contacts[index] ?? row.contact })),
    refused,
  };
}
