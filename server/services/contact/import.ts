import type { SQL } from "drizzle-orm";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { fold } from "#domain/fold.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import { tagColorFor } from "#domain/tag.ts";
import { batch } from "../../db/client.ts";
import { outcomeOf, perform, type Step } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { contactTags } from "../../db/schema.ts";
import {
  countFirstFilled,
  type Filled,
  nothingFilled,
  type RowFilling,
  readFilled,
  tagKeysOf,
} from "./fill.ts";
import { importSteps, type NewTags } from "./import-steps.ts";
import { knownContacts } from "./known.ts";

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
  /** The contact whom the workspace has, if it has one. */
  known: number | null;
  /** What the contact gets; null also when a part is sent again. */
  filling: RowFilling | null;
}

/** What became of the rows of an import, or would. */
export interface ImportResults {
  operation: string;
  refused: RefusedRow[];
  results: RowResult[];
}

/**
 * Imports many contacts in one batch, with their tags, which are created if they are missing; refused
 * rows are reported. People whom the workspace has are added again, skipped or filled in. Parts of one
 * import share its operation, and a part that is sent again gets the same answer. Refuses CONFLICT if
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
  const { accepted, refused } = judge(input.rows);
  const contacts = accepted.map(({ contact }) => contact);
  const { operation, outcome, decision } = await retryingStale(() =>
    importOnce(owner, input, contacts, addition),
  );
  return { operation, refused, results: resultsOf(accepted, decision, outcome) };
}

/** What `importRows` would decide at present, without writing anything. */
export async function judgeRows(owner: Owner, input: ImportInput): Promise<ImportResults> {
  const { accepted, refused } = judge(input.rows);
  const contacts = accepted.map(({ contact }) => contact);
  const decision = await decide(owner, input, contacts);
  const results = resultsOf(accepted, decision, decision.outcome);
  return { operation: input.operation, refused, results };
}

function resultsOf(
  accepted: AcceptedRow[],
  { known, filled }: Decision,
  outcomes: Outcome[],
): RowResult[] {
  return accepted.map(({ row, contact }, index) => ({
    row,
    contact,
    outcome: outcomes[index] ?? "created",
    known: filled.updated.get(index)?.id ?? known.get(index)?.[0] ?? null,
    filling: filled.updated.get(index) ?? null,
  }));
}

interface ImportInput {
  rows: unknown[];
  operation: string;
  part?: number | undefined;
  known?: KnownWay | undefined;
}

/** The reason for adding contacts, if it isn't the import of a file. */
interface Addition {
  kind: OperationKind;
  /** The colours of tags that are created; other names get the next colours. */
  colors?: readonly { name: string; color: string }[];
  /** Further guards of the operation. */
  guards?: (operation: SQL) => Step[];
}

/** Which rows are about contacts that the workspace has, and what these get. */
interface Decision {
  known: Map<number, number[]>;
  filled: Filled;
  outcome: Outcome[];
}

async function decide(
  owner: Owner,
  { operation: key, known: way = "add" }: ImportInput,
  rows: ImportedContact[],
): Promise<Decision> {
  const known = way === "add" ? new Map<number, number[]>() : await knownContacts(owner, rows, key);
  const filled = way === "fill" ? await readFilled(owner, rows, known, key) : nothingFilled;
  const outcome = rows.map((_, index): Outcome => {
    if (filled.updated.has(index)) return "updated";
    return known.has(index) ? "known" : "created";
  });
  return { known, filled, outcome };
}

/**
 * What to write depends on the contacts and tags that are read, so the write requires that these are
 * unchanged.
 */
async function importOnce(
  owner: Owner,
  input: ImportInput,
  rows: ImportedContact[],
  { kind, colors = [], guards }: Addition,
): Promise<{ operation: string; outcome: Outcome[]; decision: Decision }> {
  const decision = await decide(owner, input, rows);
  const { known, filled, outcome } = decision;
  const added = rows.filter((_, index) => !known.has(index));
  const given = tagKeysOf(filled);
  const names = rows.flatMap(({ tags }, index) =>
    (tags ?? []).filter((name) => !known.has(index) || given.has(fold(name))),
  );
  const tags = await missingTags(owner, names, colors);
  const { operation: key, part } = input;
  const records = added.length + countFirstFilled(filled);
  const { operation, answer } = await perform(
    owner,
    { kind, key, part, records, outcome: outcome.map((each) => letters[each]).join("") },
    (number) => [
      ...(guards?.(number) ?? []),
      ...importSteps(owner, number, { added, filled, tags }),
    ],
    (number) => outcomeOf(owner, number, part),
  );
  const kept = answer[0]?.outcome;
  return { operation, outcome: kept ? Array.from(kept, outcomeIn) : outcome, decision };
}

const outcomes = ["created", "updated", "known"] as const;
export type Outcome = (typeof outcomes)[number];

/** How the operation keeps what became of each row. */
const letters: Record<Outcome, string> = { created: "c", updated: "u", known: "k" };

function outcomeIn(letter: string): Outcome {
  const [outcome = "created"] = outcomes.filter((each) => letters[each] === letter);
  return outcome;
}

interface AcceptedRow {
  /** Its index in the list that was sent, from 0. */
  row: number;
  contact: ImportedContact;
}

function judge(rows: unknown[]): { accepted: AcceptedRow[]; refused: RefusedRow[] } {
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  for (const [row, value] of rows.entries()) {
    const judged = importedContact.safeParse(value);
    if (judged.success) accepted.push({ row, contact: judged.data });
    else refused.push({ row, fieldErrors: fieldErrorsOf(judged.error) });
  }
  return { accepted, refused };
}

/** The tags with these names that the workspace doesn't have, each as first spelt. */
async function missingTags(
  owner: Owner,
  names: readonly string[],
  colors: readonly { name: string; color: string }[],
): Promise<NewTags> {
  const wanted = new Map<string, string>();
  for (const name of names) {
    if (!wanted.has(fold(name))) wanted.set(fold(name), name);
  }
  if (wanted.size === 0) return new Map();
  // By key, as the links below find them: of two tags that fold the same, one has another key.
  const select = owner.db
    .select({ nameKey: contactTags.nameKey })
    .from(contactTags)
    .where(live(owner, contactTags));
  const [known] = await batch(owner.db, [select]);
  for (const { nameKey } of known) wanted.delete(nameKey);
  return new Map(
    [...wanted].map(([key, name], index) => [
      key,
      {
        name,
        color:
          colors.find((each) => each.name === name)?.color ?? tagColorFor(known.length + index),
      },
    ]),
  );
}
