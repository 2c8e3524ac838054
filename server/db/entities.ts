import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { EntityName } from "#domain/change.ts";
import { user } from "./auth-schema.ts";
import {
  categories,
  contactActivities,
  contacts,
  contactsToTags,
  contactTags,
  dealStages,
  deals,
  pipelines,
  todos,
} from "./schema.ts";

/** A set of links that belongs to a record, and is logged with it as a list of ids. */
export interface LinkSet {
  table: SQLiteTable;
  parent: SQLiteColumn;
  child: SQLiteColumn;
}

/** A kind of record that the log follows. */
export interface Entity {
  name: EntityName;
  table: SQLiteTable;
  columns: Record<string, SQLiteColumn> & Record<"id" | "userId" | "version", SQLiteColumn>;
  links: Record<string, LinkSet>;
}

type EntityTable = SQLiteTable & Record<"id" | "userId" | "version", SQLiteColumn>;

function entity(name: EntityName, table: EntityTable, links: Record<string, LinkSet> = {}): Entity {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const { id, userId, version } = table;
  return { name, table, columns: { ...columns, id, userId, version }, links };
}

/** The part of the user's own row that is theirs to change; the rest belongs to the auth. */
const settings: Entity = {
  name: "settings",
  table: user,
  columns: {
    id: user.id,
    userId: user.id,
    version: user.version,
    name: user.name,
    locale: user.locale,
    timeZone: user.timeZone,
    currency: user.currency,
    theme: user.theme,
  },
  links: {},
};

/** Every kind of record, parents before their children. */
export const entityTables: Record<EntityName, Entity> = {
  settings,
  pipeline: entity("pipeline", pipelines),
  stage: entity("stage", dealStages),
  category: entity("category", categories),
  tag: entity("tag", contactTags),
  contact: entity("contact", contacts, {
    tagIds: {
      table: contactsToTags,
      parent: contactsToTags.contactId,
      child: contactsToTags.tagId,
    },
  }),
  deal: entity("deal", deals),
  todo: entity("todo", todos),
  activity: entity("activity", contactActivities),
};

/** Columns that are running figures: kept by triggers, so neither logged nor put back. */
const figures = new Set(["contactCount"]);

/** The properties of a record that the log keeps when it keeps all of them. */
export function loggedProperties({ columns, links }: Entity): string[] {
  return [...Object.keys(columns).filter((name) => !figures.has(name)), ...Object.keys(links)];
}

/** D1 takes 32 arguments a function: 16 names with their values. */
const pairsPerCall = 16;

/** A record's properties as one JSON object, read where its table is selected from. */
export function snapshot(entity: Entity, properties: readonly string[]): SQL {
  const pairs = properties.map((name) => sql`${sql.raw(`'${name}'`)}, ${propertyOf(entity, name)}`);
  const objects: SQL[] = [];
  for (let from = 0; from < pairs.length; from += pairsPerCall) {
    objects.push(sql`json_object(${sql.join(pairs.slice(from, from + pairsPerCall), sql`, `)})`);
  }
  return objects.reduce((whole, next) => sql`rtrim(${whole}, '}') || ',' || ltrim(${next}, '{')`);
}

function propertyOf({ columns, links }: Entity, name: string): SQL {
  const column = columns[name];
  if (column) return sql`${column}`;
  const set = links[name];
  if (!set) throw new Error(`No property ${name} to log`);
  return sql`json((select json_group_array(${set.child}) from ${set.table} where ${set.parent} = ${columns.id}))`;
}
