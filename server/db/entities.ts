import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { type EntityName, entityNouns } from "#domain/operation/entity.ts";
import { user } from "./auth-schema.ts";
import { jsonObject } from "./json.ts";
import {
  activitiesToContacts,
  categories,
  companies,
  contactActivities,
  contactPoints,
  contacts,
  contactsToTags,
  contactTags,
  dealStages,
  deals,
  dealsToContacts,
  duplicateDismissals,
  exchangeRates,
  files,
  pipelines,
  savedViews,
  todayDismissals,
  todos,
} from "./schema.ts";

/** A set of links that belongs to a record, logged with it as a list of ids. */
export interface LinkSet {
  table: SQLiteTable;
  parent: SQLiteColumn;
  child: SQLiteColumn;
  /** The kind of record that `child` is the id of. */
  to: EntityName;
}

/** Rows that belong to a single record, logged with it as an ordered list of objects. */
export interface ChildSet {
  table: SQLiteTable;
  parent: SQLiteColumn;
  userId: SQLiteColumn;
  /** The other columns of the row, by their names in the log. */
  columns: Record<string, SQLiteColumn>;
}

/** A kind of record that the log tracks. */
export interface Entity {
  name: EntityName;
  table: SQLiteTable;
  columns: Record<string, SQLiteColumn> & Record<"id" | "userId" | "version", SQLiteColumn>;
  /** Columns with the id of another record, and the kind of that record. */
  references: Record<string, EntityName>;
  links: Record<string, LinkSet>;
  children: Record<string, ChildSet>;
}

type EntityTable = SQLiteTable & Record<"id" | "userId" | "version", SQLiteColumn>;

function entity(
  name: EntityName,
  table: EntityTable,
  {
    references = {},
    links = {},
    children = {},
  }: Partial<Pick<Entity, "references" | "links" | "children">> = {},
): Entity {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const { id, userId, version } = table;
  return { name, table, columns: { ...columns, id, userId, version }, references, links, children };
}

/** The part of the user's row that users can change; the rest belongs to Better Auth. */
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
    baseCurrency: user.baseCurrency,
    theme: user.theme,
    shortcuts: user.shortcuts,
    lostReasons: user.lostReasons,
    sources: user.sources,
    monthlyGoal: user.monthlyGoal,
    goalCurrency: user.goalCurrency,
  },
  references: {},
  links: {},
  children: {},
};

const tagIds: LinkSet = {
  table: contactsToTags,
  parent: contactsToTags.contactId,
  child: contactsToTags.tagId,
  to: "tag",
};

/** The contacts other than the primary one. */
export const otherContacts = {
  deal: {
    table: dealsToContacts,
    parent: dealsToContacts.dealId,
    child: dealsToContacts.contactId,
    to: "contact",
  },
  activity: {
    table: activitiesToContacts,
    parent: activitiesToContacts.activityId,
    child: activitiesToContacts.contactId,
    to: "contact",
  },
} satisfies Partial<Record<EntityName, LinkSet>>;

const { kind, position, label, value, key, prefix } = contactPoints;
const points: ChildSet = {
  table: contactPoints,
  parent: contactPoints.contactId,
  userId: contactPoints.userId,
  columns: { kind, position, label, value, key, prefix },
};

/** Every kind of record, parents before their children. */
export const entityTables: Record<EntityName, Entity> = {
  settings,
  rate: entity("rate", exchangeRates),
  pipeline: entity("pipeline", pipelines),
  stage: entity("stage", dealStages, { references: { pipelineId: "pipeline" } }),
  category: entity("category", categories),
  tag: entity("tag", contactTags),
  company: entity("company", companies),
  contact: entity("contact", contacts, {
    references: { companyId: "company" },
    links: { tagIds },
    children: { points },
  }),
  deal: entity("deal", deals, {
    references: { stageId: "stage", contactId: "contact" },
    links: { contactIds: otherContacts.deal },
  }),
  todo: entity("todo", todos, {
    references: {
      categoryId: "category",
      contactId: "contact",
      dealId: "deal",
      companyId: "company",
    },
  }),
  activity: entity("activity", contactActivities, {
    references: { contactId: "contact", dealId: "deal", companyId: "company" },
    links: { contactIds: otherContacts.activity },
  }),
  file: entity("file", files, {
    references: {
      contactId: "contact",
      dealId: "deal",
      companyId: "company",
      activityId: "activity",
    },
  }),
  dismissal: entity("dismissal", duplicateDismissals, {
    references: { firstId: "contact", secondId: "contact" },
  }),
  todayDismissal: entity("todayDismissal", todayDismissals, {
    references: { dealId: "deal", contactId: "contact" },
  }),
  view: entity("view", savedViews),
};

/** A reference from one kind of record to another: a column, or a set of links. */
export interface Pointer {
  from: EntityName;
  to: EntityName;
  /** Its property in the log. */
  property: string;
  /** Whether the property is a list of ids. */
  isList: boolean;
  table: SQLiteTable;
  /** The id of the referring record. */
  source: SQLiteColumn;
  /** The id of the record referred to. */
  target: SQLiteColumn;
}

/** All references between records. */
export const pointers: Pointer[] = Object.values(entityTables).flatMap(pointersFrom);

function pointersFrom({ name: from, table, columns, references, links }: Entity): Pointer[] {
  const source = columns.id;
  const own = Object.entries(references).map(([property, to]): Pointer => {
    const target = columns[property];
    if (!target) throw new Error(`No column ${property} to point with`);
    return { from, to, property, isList: false, table, source, target };
  });
  const linked = Object.entries(links).map(
    ([property, { table, parent, child, to }]): Pointer => ({
      ...{ from, to, property, isList: true, table },
      ...{ source: parent, target: child },
    }),
  );
  return [...own, ...linked];
}

/** Derived columns: kept by triggers, so they are neither logged nor restored. */
const figures: SQLiteColumn[] = [
  contactTags.contactCount,
  companies.peopleCount,
  deals.companyId,
  todos.dueKey,
  ...[contacts, deals, companies].flatMap((table) => [table.lastActivityAt, table.nextActivityAt]),
  contacts.lastActivityKey,
];

/** The properties that the log stores of a whole record. */
export function loggedProperties({ columns, links, children }: Entity): string[] {
  const kept = Object.entries(columns).filter(([, column]) => !figures.includes(column));
  return [...kept.map(([name]) => name), ...Object.keys(links), ...Object.keys(children)];
}

/** A record's properties as one JSON object, to be selected from its table. */
export function snapshot(entity: Entity, properties: readonly string[]): SQL {
  return jsonObject(
    Object.fromEntries(properties.map((name) => [name, propertyOf(entity, name)] as const)),
  );
}

/** The properties of a record that refer to records which can be deleted permanently. */
export function purgeableReferences({ references, links }: Entity): string[] {
  const targets = [
    ...Object.entries(references),
    ...Object.entries(links).map(([property, { to }]) => [property, to] as const),
  ];
  return targets.filter(([, to]) => entityNouns[to].trash).map(([property]) => property);
}

/** One property of a record, as a snapshot has it. */
export function propertyOf({ columns, links, children }: Entity, name: string): SQL {
  const column = columns[name];
  if (column) return sql`${column}`;
  const list = links[name] ? linkList(links[name]) : children[name] && childList(children[name]);
  if (!list) throw new Error(`No property ${name} to log`);
  const { table, parent } = links[name] ?? children[name] ?? {};
  return sql`json((select ${list} from ${table} where ${parent} = ${columns.id}))`;
}

function linkList({ child }: LinkSet): SQL {
  return sql`json_group_array(${child})`;
}

/** The rows are in the order of their primary key. */
export function childList({ columns }: ChildSet): SQL<string> {
  return sql`json_group_array(json(${jsonObject(columns)}))`;
}
