import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { type ImportedContact, importedContact } from "#domain/contact/input.ts";
import { fold } from "#domain/fold.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import { tagColorFor } from "#domain/tag.ts";
import { batch, type Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type OperationRequest, perform, type Step, write } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { logNewest, newestId, retryingStale } from "../../db/record.ts";
import { contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import { guardNamed, guardUnnamed } from "../tag.ts";
import { companyIdOf, makeCompanies } from "./company.ts";
import { contactRow, fieldsOf, insertPoints, pointRows } from "./fields.ts";
import { knownRows } from "./known.ts";

export interface RefusedRow {
  /** The row's index in the list that was sent, from 0. */
  row: number;
  fieldErrors: Record<string, string[]>;
}

export interface ImportAnswer {
  created: number;
  refused: RefusedRow[];
  /** The indexes of rows that were skipped because the workspace has these people already. */
  known: number[];
  operation: string;
}

/**
 * Adds many contacts in one batch, with their tags, which are created if they are missing; refused
 * rows are reported and the others added, except for people who are known already if these are to be
 * skipped. Parts of one import share its operation. Refuses CONFLICT
 * if the import has been undone, or an earlier part is missing.
 */
export async function importContacts(
  owner: Owner,
  input: ImportInput,
  addition: Addition = { kind: "contact.import" },
): Promise<ImportAnswer> {
  const { accepted, refused } = judge(input.rows);
  const contacts = accepted.map(({ contact }) => contact);
  const known =
    input.known === "skip" ? await knownRows(owner, contacts, input.operation) : new Set<number>();
  const added = contacts.filter((_, index) => !known.has(index));
  const request = { kind: addition.kind, key: input.operation, part: input.part };
  const { operation } = await retryingStale(() => importOnce(owner, request, added, addition));
  return {
    created: added.length,
    refused,
    known: accepted.flatMap(({ row }, index) => (known.has(index) ? [row] : [])),
    operation,
  };
}

interface ImportInput {
  rows: unknown[];
  operation: string;
  part?: number | undefined;
  known?: "add" | "skip" | undefined;
}

/** The reason for adding contacts, if it isn't the import of a file. */
interface Addition {
  kind: OperationKind;
  /** The colours of tags that are created; other names get the next colours. */
  colors?: readonly { name: string; color: string }[];
  /** Further guards of the operation. */
  guards?: (operation: SQL) => Step[];
}

/**
 * The tags to create depend on those that are read, so the write requires that these are unchanged.
 */
async function importOnce(
  owner: Owner,
  request: OperationRequest,
  rows: ImportedContact[],
  { colors = [], guards }: Addition,
) {
  const tags = await missingTags(owner, rows, colors);
  return perform(
    owner,
    { ...request, records: rows.length },
    (number) => [...(guards?.(number) ?? []), ...steps(owner, number, rows, tags)],
    () => owner.db.run(sql`select 1`),
  );
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

/**
 * The tags that the rows name and the workspace doesn't have, by folded name, each as first spelt.
 */
async function missingTags(
  owner: Owner,
  rows: ImportedContact[],
  colors: readonly { name: string; color: string }[],
): Promise<Map<string, { name: string; color: string }>> {
  const wanted = new Map<string, string>();
  for (const name of rows.flatMap(({ tags }) => tags ?? [])) {
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

function steps(
  owner: Owner,
  operation: SQL,
  rows: ImportedContact[],
  newTags: Map<string, { name: string; color: string }>,
): Step[] {
  if (rows.length === 0) return [];
  const now = Date.now();
  const tagRows = [...newTags].map(([key, { name, color }]) => [name, color, key]);
  const links = rows.flatMap(({ tags }, index) =>
    [...new Set((tags ?? []).map(fold))].map((key): [number, string] => [index, key]),
  );
  const companyNames = rows.flatMap(({ company }) => company ?? []);
  const points = rows.flatMap((row, index) =>
    pointRows(fieldsOf(row)).map((point) => [index, point]),
  );
  return [
    ...makeCompanies(owner, operation, companyNames, now),
    ...jsonParameters([...newTags.keys()]).map((json) => guardUnnamed(owner, json)),
    ...jsonParameters(tagRows).map((json) => write(insertTags(owner, json, now))),
    ...(tagRows.length > 0 ? [logNewest(owner, operation, entityTables.tag, tagRows.length)] : []),
    ...jsonParameters([...new Set(links.map(([, key]) => key))]).map((json) =>
      guardNamed(owner, json),
    ),
    ...jsonParameters(rows.map((row) => valuesOf(owner, row, now))).map((json) =>
      write(insertContacts(owner, json, now)),
    ),
    ...jsonParameters(points).map((json) =>
      write(insertPoints(owner, addedContact(rows.length), json)),
    ),
    ...jsonParameters(links).map((json) => write(insertLinks(owner, json, rows.length))),
    logNewest(owner, operation, entityTables.contact, rows.length),
  ];
}

const notTyped = ["id", "userId", "createdAt", "updatedAt", "deletedAt", "version", "companyId"];

/** The columns for a row's values, in order. */
const valueColumns = Object.entries(getTableColumns(contacts)).filter(
  ([name, { generated }]) => !notTyped.includes(name) && !generated,
);

function valuesOf(owner: Owner, typed: ImportedContact, now: number): unknown[] {
  const row: Record<string, unknown> = contactRow(owner, typed, now);
  return valueColumns.map(([name]) => row[name]);
}

function insertContacts(owner: Owner, json: string, now: number): Statement {
  const names = valueColumns.map(([, column]) => sql.identifier(column.name));
  const values = valueColumns.map((_, index) => sql.raw(`value ->> ${index}`));
  const companyKey = values[valueColumns.findIndex(([name]) => name === "companyKey")] ?? sql``;
  return owner.db.run(
    sql`insert into ${contacts} (${sql.join(names, sql`, `)}, company_id, user_id, created_at, updated_at)
      select ${sql.join(values, sql`, `)}, ${companyIdOf(owner, companyKey)}, ${owner.userId}, ${now}, ${now}
      from json_each(${json})`,
  );
}

/** The id of a contact that was just added: its index among them is the first item of each list. */
function addedContact(count: number): SQL {
  return sql`${newestId(entityTables.contact)} - ${count} + 1 + (value ->> 0)`;
}

function insertTags(owner: Owner, json: string, now: number): Statement {
  return owner.db.run(
    sql`insert into ${contactTags} (name, color, name_key, user_id, created_at, updated_at)
      select value ->> 0, value ->> 1, value ->> 2, ${owner.userId}, ${now}, ${now} from json_each(${json})`,
  );
}

function insertLinks(owner: Owner, json: string, rowCount: number): Statement {
  return owner.db.run(
    sql`insert into ${contactsToTags} (contact_id, tag_id)
      select ${addedContact(rowCount)}, ${contactTags.id}
      from json_each(${json})
      cross join ${contactTags} on ${contactTags.nameKey} = value ->> 1 and ${live(owner, contactTags)}`,
  );
}
