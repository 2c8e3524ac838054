import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { ImportedContact } from "#domain/contact/input.ts";
import { fold } from "#domain/fold.ts";
import type { Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { logNewest, newestId } from "../../db/record.ts";
import { contacts, contactTags } from "../../db/schema.ts";
import { guardNamed, guardUnnamed } from "../tag.ts";
import { companyIdOf, makeCompanies } from "./company.ts";
import { contactRow, fieldsOf, insertPoints, pointRows } from "./fields.ts";
import { companiesOf, type Filling, tagKeysOf } from "./fill.ts";
import { fillSteps, insertTagLinks } from "./fill-steps.ts";

/** Tags to create, by folded name. */
export type NewTags = Map<string, { name: string; color: string }>;

/** What an import writes. */
export interface ImportPlan {
  added: ImportedContact[];
  filled: Filling[];
  tags: NewTags;
}

/** Creates the companies and tags that an import names, adds its new contacts, and fills in others. */
export function importSteps(
  owner: Owner,
  operation: SQL,
  { added, filled, tags }: ImportPlan,
): Step[] {
  const now = Date.now();
  const tagRows = [...tags].map(([key, { name, color }]) => [name, color, key]);
  const companyNames = [...added.flatMap(({ company }) => company ?? []), ...companiesOf(filled)];
  const links = linksOf(added);
  const tagKeys = new Set([...links.map(([, key]) => key), ...tagKeysOf(filled)]);
  return [
    ...makeCompanies(owner, operation, companyNames, now),
    ...jsonParameters([...tags.keys()]).map((json) => guardUnnamed(owner, json)),
    ...jsonParameters(tagRows).map((json) => write(insertTags(owner, json, now))),
    ...(tagRows.length > 0 ? [logNewest(owner, operation, entityTables.tag, tagRows.length)] : []),
    ...jsonParameters([...tagKeys]).map((json) => guardNamed(owner, json)),
    ...addSteps(owner, operation, added, now),
    ...fillSteps(owner, operation, filled, now),
  ];
}

/** The rows' tags, each as the row's index and a folded name. */
function linksOf(rows: ImportedContact[]): [number, string][] {
  return rows.flatMap(({ tags }, index) =>
    [...new Set((tags ?? []).map(fold))].map((key): [number, string] => [index, key]),
  );
}

function addSteps(owner: Owner, operation: SQL, rows: ImportedContact[], now: number): Step[] {
  if (rows.length === 0) return [];
  const added = addedContact(rows.length);
  const points = rows.flatMap((row, index) =>
    pointRows(fieldsOf(row)).map((point) => [index, point]),
  );
  return [
    ...jsonParameters(rows.map((row) => valuesOf(owner, row, now))).map((json) =>
      write(insertContacts(owner, json, now)),
    ),
    ...jsonParameters(points).map((json) => write(insertPoints(owner, added, json))),
    ...jsonParameters(linksOf(rows)).map((json) => write(insertTagLinks(owner, added, json))),
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
