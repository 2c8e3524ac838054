import { type SQL, sql } from "drizzle-orm";
import { contactKeys } from "#domain/contact/key.ts";
import { pick } from "#domain/pick.ts";
import type { Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { jsonParameters } from "../../db/json.ts";
import { type Step, write } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { guardRowsRead } from "../../db/record.ts";
import { changes, contactPoints, contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import { companyIdOf } from "./company.ts";
import { insertPoints, type PointRow, pointRows } from "./fields.ts";
import { amongLive, type Filling, filledColumns, newTagKeys, type Values } from "./fill.ts";

/** The points that a contact gets, all of them if one that it has changes, and whether one does. */
function newPoints({ read, fields }: Filling): { points: PointRow[]; replaces: boolean } {
  const { points: own } = read.stored;
  const all = pointRows(fields);
  const replaces = own.some((point) => !isAmong(all, point));
  return { points: replaces ? all : all.filter((point) => !isAmong(own, point)), replaces };
}

function isAmong(points: readonly PointRow[], { kind, position, label, value }: PointRow): boolean {
  return points.some(
    (each) =>
      each.kind === kind &&
      each.position === position &&
      each.label === label &&
      each.value === value,
  );
}

/** The columns that change, with their new values. */
function newColumns({ read, fields }: Filling): Values {
  const values: Values = { ...fields, ...contactKeys(fields) };
  const names = Object.keys(filledColumns).filter((name) => name in values);
  const changed = names.filter(
    (name) => name !== "companyId" && values[name] !== read.stored[name],
  );
  // The company is looked up by its key, also where only its spelling changes.
  return pick(values, changed.includes("company") ? [...changed, "companyKey"] : changed);
}

/**
 * Writes what contacts get. Their companies and tags must exist already. Refuses as stale if one of
 * them has changed since it was read.
 */
export function fillSteps(
  owner: Owner,
  operation: SQL,
  fillings: readonly Filling[],
  now: number,
): Step[] {
  if (fillings.length === 0) return [];
  const ids = JSON.stringify(fillings.map(({ read }) => read.id));
  const read = fillings.map((each) => ({ id: each.read.id, version: each.read.version }));
  const changing = fillings.map((each) => ({ id: each.read.id, ...newPoints(each) }));
  const points = changing.flatMap((each) => each.points.map((point) => [each.id, point]));
  const replaced = changing.filter(({ replaces }) => replaces).map(({ id }) => id);
  const links = fillings.flatMap((each) => newTagKeys(each).map((key) => [each.read.id, key]));
  const writing = (rows: unknown[], statement: (json: string) => Statement) =>
    jsonParameters(rows).map((json) => write(statement(json)));
  return [
    guardRowsRead(owner, entityTables.contact, amongLive(owner, ids), read),
    ...writing(
      fillings.map((each) => logEntry(each, now)),
      (json) => logFilled(owner, operation, json),
    ),
    ...columnsTogether(fillings).flatMap(({ names, rows }) =>
      writing(rows, (json) => setColumns(owner, json, names, now)),
    ),
    ...writing(replaced, (json) => deletePoints(owner, json)),
    ...writing(points, (json) => insertPoints(owner, sql`value ->> 0`, json)),
    ...writing(links, (json) => insertTagLinks(owner, sql`value ->> 0`, json)),
  ];
}

/**
 * The statement that tags contacts, from a JSON list of [what `contactId` reads, folded name].
 */
export function insertTagLinks(owner: Owner, contactId: SQL, json: string): Statement {
  return owner.db.run(
    sql`insert into ${contactsToTags} (contact_id, tag_id)
      select ${contactId}, ${contactTags.id}
      from json_each(${json})
      cross join ${contactTags} on ${contactTags.nameKey} = value ->> 1 and ${live(owner, contactTags)}`,
  );
}

/** Deletes the other emails and phones of the contacts in a JSON list. */
function deletePoints(owner: Owner, json: string): Statement {
  return owner.db.run(
    sql`delete from ${contactPoints} where contact_id in (select value from json_each(${json}))
      and user_id = ${owner.userId}`,
  );
}

/**
 * What the log says of a contact: its id, values before and after, and the tags that it gets. One that an
 * earlier part has added has no values before.
 */
function logEntry(filling: Filling, now: number): [number, Values | null, Values, string[]] {
  const { id, version, stored, logged } = filling.read;
  const tagKeys = newTagKeys(filling);
  const after: Values = { ...newColumns(filling), updatedAt: now };
  // The company and the tags may only now be created: the statement looks them up.
  if ("company" in after) after.companyId = null;
  if (tagKeys.length > 0) after.tagIds = [];
  const { points, replaces } = newPoints(filling);
  if (points.length > 0 || replaces) after.points = pointRows(filling.fields);
  const before = { ...pick(stored, Object.keys(after)), version, ...logged?.before };
  const wasAdded = logged?.before === null;
  return [id, wasAdded ? null : before, { ...logged?.after, ...after }, tagKeys];
}

/** Logs the entries of a JSON list; an earlier part's entry of the same contact is replaced. */
function logFilled(owner: Owner, operation: SQL, json: string): Statement {
  const tagIds = sql`(select json_group_array(tag_id) from (
    select link.tag_id from ${contactsToTags} as link where link.contact_id = ${contacts.id}
    union select ${contactTags.id} from json_each(entry.value -> 3) as named
      cross join ${contactTags} on ${contactTags.nameKey} = named.value and ${live(owner, contactTags)}))`;
  const companyId = companyIdOf(owner, sql`entry.value ->> '$[2].companyKey'`);
  return owner.db.run(
    sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
      select ${owner.userId}, ${operation}, 'contact', ${contacts.id},
        nullif(entry.value -> 1, 'null'), json_set(json_replace(entry.value -> 2, '$.companyId', ${companyId}, '$.tagIds', json(${tagIds})),
          '$.version', ${contacts.version} + 1)
      from json_each(${json}) as entry cross join ${contacts} on ${contacts.id} = entry.value ->> 0
      where ${contacts.userId} = ${owner.userId}
      on conflict do update set before = excluded.before, after = excluded.after`,
  );
}

/**
 * The columns that have indexes or triggers, in sets that change together. Setting one writes its indexes
 * and runs its triggers even if the value stays the same, so a contact is set only those that change.
 */
const watched = [
  ["nameKey"],
  ["searchText"],
  ["email", "emailKey"],
  ["phone", "phoneKey", "phonePrefix"],
  ["company", "companyKey", "companyId"],
  ["birthday"],
  ["cadence"],
  ["source"],
];

const plain = Object.keys(filledColumns).filter((name) => !watched.flat().includes(name));

/** The contacts by the columns that are set on them, so that each statement sets the same ones. */
function columnsTogether(
  fillings: readonly Filling[],
): { names: string[]; rows: [number, Values][] }[] {
  const sets = new Map<string, { names: string[]; rows: [number, Values][] }>();
  for (const filling of fillings) {
    const values = newColumns(filling);
    const changing = watched.filter((names) => names.some((name) => name in values)).flat();
    const set = sets.get(changing.join()) ?? { names: [...plain, ...changing], rows: [] };
    sets.set(changing.join(), set);
    set.rows.push([filling.read.id, values]);
  }
  return [...sets.values()];
}

/** Sets columns of contacts from a JSON list of [id, new values]; what has no new value stays. */
function setColumns(owner: Owner, json: string, names: string[], now: number): Statement {
  const { columns } = entityTables.contact;
  const companyId = companyIdOf(owner, sql`entry.value ->> '$[1].companyKey'`);
  const settings = names.flatMap((name) => {
    const column = columns[name];
    if (!column) return [];
    const path = sql.raw(`'$[1].${name}'`);
    const value =
      name === "companyId"
        ? companyId
        : sql`case when json_type(entry.value, ${path}) is null then ${column} else entry.value ->> ${path} end`;
    return [sql`${sql.identifier(column.name)} = ${value}`];
  });
  return owner.db.run(
    sql`update ${contacts} set ${sql.join(settings, sql`, `)}, updated_at = ${now}, version = ${contacts.version} + 1
      from json_each(${json}) as entry
      where ${contacts.id} = entry.value ->> 0 and +${contacts.userId} = ${owner.userId}`,
  );
}
