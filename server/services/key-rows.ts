import { and, asc, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { contactKeys, pointKeys, sortKey } from "#domain/contact/key.ts";
import { searchedFields } from "#domain/deal/columns.ts";
import { dealSearchText } from "#domain/deal/search-text.ts";
import { fold, foldForSearch, searchable } from "#domain/fold.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { pick } from "#domain/pick.ts";
import { batch, type Database, type Statement } from "../db/client.ts";
import { jsonParameters } from "../db/json.ts";
import {
  categories,
  companies,
  contactActivities,
  contactPoints,
  contacts,
  contactTags,
  dealStages,
  deals,
  files,
  pipelines,
  savedViews,
  todos,
} from "../db/schema.ts";
import { contactColumns, otherPointsOf, type PointRow } from "./contact/fields.ts";

/*
 * How the keys of each kind of record are recomputed from what was typed. This is maintenance, not an
 * operation of a person: it changes neither the log nor the version.
 */

/** A row as it was read: writing its keys requires this version. */
export interface SeenRow {
  id: number;
  version: number;
}

/** The statements that bring the keys of some rows up to date. */
export interface KeyWork {
  seen: SeenRow[];
  writes: Statement[];
}

/** A kind of record that has keys. */
export interface KeyedKind {
  entity: EntityName;
  table: SQLiteTable & Record<"id" | "version", SQLiteColumn>;
  /** Reads up to `most` rows that a condition finds, including those in Trash, by id. */
  read: (db: Database, condition: SQL, most: number) => Promise<KeyWork>;
}

type NamedTable = SQLiteTable & Record<"id" | "version" | "name" | "nameKey", SQLiteColumn>;

interface NamedKind {
  entity: EntityName;
  table: NamedTable;
  /** The scope in which names are unique: a condition on rows named `other` and `mine`. */
  scope: string;
  keyOf?: (name: string) => string;
  /** Further writes for a row whose key has changed. */
  follow?: (db: Database, id: number, key: string) => Statement[];
}

/**
 * Records whose names are unique by key. If two names become equal under the new fold, the later
 * one gets its id appended to its key until somebody renames, merges or deletes it.
 */
function named({ entity, table, scope, keyOf = fold, follow }: NamedKind): KeyedKind {
  const { id, version, name, nameKey } = table;
  const rename = (db: Database, row: number, key: string) =>
    db.run(
      sql`update ${table} as mine set name_key = ${key} || case when exists (select 1 from ${table} as other
          where other.name_key = ${key} and other.id <> mine.id and ${sql.raw(scope)})
        then char(10) || mine.id else '' end where mine.id = ${row}`,
    );
  return {
    entity,
    table,
    read: async (db, condition, most) => {
      const select = db
        .select({ id, version, name, nameKey })
        .from(table)
        .where(condition)
        .orderBy(asc(id))
        .limit(most);
      const [found] = await batch(db, [select]);
      const rows = found as (SeenRow & { name: string; nameKey: string })[];
      const writes = rows.flatMap((row) => {
        const key = keyOf(row.name);
        if (key === "" || key === row.nameKey) return [];
        return [rename(db, row.id, key), ...(follow?.(db, row.id, key) ?? [])];
      });
      return { seen: rows, writes };
    },
  };
}

/**
 * Updates the people of a company with it, in one statement; if its name is taken, they join the
 * company that has it.
 */
function takePeopleAlong(db: Database, id: number, key: string): Statement[] {
  return [
    db.run(
      sql`update ${contacts} set company_key = ${key},
          search_text = ${searchable(key)} || substr(search_text, instr(search_text, char(10))),
          company_id = (select company.id from ${companies} as company
            where company.user_id = contacts.user_id and company.name_key = ${key})
        where company_id = ${id}`,
    ),
  ];
}

interface SearchedKind {
  entity: EntityName;
  table: SQLiteTable & Record<"id" | "version" | "searchText", SQLiteColumn>;
  /** The searched columns, by other names than the row's own. */
  columns: Record<string, SQLiteColumn>;
  searchText: (values: Record<string, string | null>) => string;
}

/** Records with a search text. */
function searched({ entity, table, columns, searchText: make }: SearchedKind): KeyedKind {
  const { id, version, searchText } = table;
  return {
    entity,
    table,
    read: async (db, condition, most) => {
      const select = db
        .select({ ...columns, id, version, searchText })
        .from(table)
        .where(condition)
        .orderBy(asc(id))
        .limit(most);
      const [found] = await batch(db, [select]);
      const rows = found as (SeenRow & Record<string, string | null>)[];
      const changed = rows
        .map((row) => ({ id: row.id, kept: row.searchText, made: make(row) }))
        .filter(({ kept, made }) => kept !== made);
      const writes = jsonParameters(changed).map((json) =>
        db.run(
          sql`update ${table} set search_text = made.value ->> '$.made'
            from json_each(${json}) as made where ${id} = made.value ->> '$.id'`,
        ),
      );
      return { seen: rows, writes };
    },
  };
}

const contactKeyColumns = {
  nameKey: contacts.nameKey,
  companyKey: contacts.companyKey,
  emailKey: contacts.emailKey,
  phoneKey: contacts.phoneKey,
  phonePrefix: contacts.phonePrefix,
  searchText: contacts.searchText,
};

function setContactKeys(db: Database, json: string): Statement {
  return db.run(
    sql`update ${contacts} set name_key = made.value ->> '$.nameKey', company_key = made.value ->> '$.companyKey',
        email_key = made.value ->> '$.emailKey', phone_key = made.value ->> '$.phoneKey',
        phone_prefix = made.value ->> '$.phonePrefix',
        search_text = made.value ->> '$.searchText',
        company_id = case when company_key = made.value ->> '$.companyKey' then company_id else
          (select company.id from ${companies} as company
            where company.user_id = contacts.user_id and company.name_key = made.value ->> '$.companyKey') end
      from json_each(${json}) as made where contacts.id = made.value ->> '$.id'`,
  );
}

function setPointKeys(db: Database, json: string): Statement {
  return db.run(
    sql`update ${contactPoints} set key = made.value ->> '$.key', prefix = made.value ->> '$.prefix'
      from json_each(${json}) as made
      where contact_id = made.value ->> '$.contactId' and contact_points.kind = made.value ->> '$.kind'
        and position = made.value ->> '$.position'`,
  );
}

const contactKind: KeyedKind = {
  entity: "contact",
  table: contacts,
  read: async (db, condition, most) => {
    const select = db
      .select({ ...contactColumns, ...contactKeyColumns })
      .from(contacts)
      .where(and(condition))
      .orderBy(asc(contacts.id))
      .limit(most);
    const [found] = await batch(db, [select]);
    const rows = found.map((row) => ({ ...row, points: JSON.parse(row.points) as PointRow[] }));
    const changed = rows.flatMap((row) => {
      const keys = contactKeys({ ...row, ...otherPointsOf(row.points) });
      const names = Object.keys(contactKeyColumns) as (keyof typeof contactKeyColumns)[];
      return names.some((name) => keys[name] !== row[name]) ? [{ id: row.id, ...keys }] : [];
    });
    const points = rows.flatMap(({ id, points: list }) =>
      list.flatMap(({ kind, position, value, ...kept }) => {
        const keys = pointKeys(kind, value);
        const isSame = keys.key === kept.key && keys.prefix === kept.prefix;
        return isSame ? [] : [{ contactId: id, kind, position, ...keys }];
      }),
    );
    return {
      seen: rows,
      writes: [
        ...jsonParameters(changed).map((json) => setContactKeys(db, json)),
        ...jsonParameters(points).map((json) => setPointKeys(db, json)),
      ],
    };
  },
};

const ofOwner = "other.user_id = mine.user_id";

/** Every kind of record that has keys; companies before their people. */
export const keyedKinds: readonly KeyedKind[] = [
  named({ entity: "pipeline", table: pipelines, scope: ofOwner }),
  named({
    entity: "stage",
    table: dealStages,
    scope: "other.pipeline_id = mine.pipeline_id",
  }),
  named({ entity: "category", table: categories, scope: ofOwner }),
  named({
    entity: "tag",
    table: contactTags,
    scope: `${ofOwner} and other.deleted_at is null and mine.deleted_at is null`,
  }),
  named({ entity: "view", table: savedViews, scope: `${ofOwner} and other.list = mine.list` }),
  named({
    entity: "company",
    table: companies,
    scope: ofOwner,
    keyOf: sortKey,
    follow: takePeopleAlong,
  }),
  contactKind,
  searched({
    entity: "deal",
    table: deals,
    columns: pick(deals, searchedFields),
    searchText: dealSearchText,
  }),
  searched({
    entity: "todo",
    table: todos,
    columns: { title: todos.title },
    searchText: ({ title }) => foldForSearch(title ?? ""),
  }),
  searched({
    entity: "activity",
    table: contactActivities,
    columns: { subject: contactActivities.subject, description: contactActivities.description },
    searchText: activitySearchText,
  }),
  searched({
    entity: "file",
    table: files,
    columns: { name: files.name },
    searchText: ({ name }) => foldForSearch(name ?? ""),
  }),
];
