import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Called, callingFields } from "#domain/contact/contact.ts";
import { contactFieldNames } from "#domain/contact/fields.ts";
import { contactKeys } from "#domain/contact/key.ts";
import { merged } from "#domain/contact/merge.ts";
import type { ContactMerge } from "#domain/contact/merge-input.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables, otherContacts } from "../../db/entities.ts";
import { guard, perform, type Step, selectOperation, write } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { guardVersions, retryingStale, setRows } from "../../db/record.ts";
import {
  contactActivities,
  contacts,
  deals,
  duplicateDismissals,
  files,
  todos,
} from "../../db/schema.ts";
import { countChanges, rememberDismissals } from "../duplicate/dismissal.ts";
import { companyIdOf, makeCompanies } from "./company.ts";
import { replacePoints, tagIdsOf } from "./contact.ts";
import { type ContactFields, contactColumns, otherPointsOf, pointRows } from "./fields.ts";
import { linkTags } from "./tag.ts";

type MergeAnswer = Called & { id: number; operation: string };

/** A contact in a merge. */
interface Person extends ContactFields {
  id: number;
  version: number;
  deletedAt: number | null;
  /** Includes the hidden links of deleted tags. */
  tagIds: number[];
}

/**
 * Merges several contacts into one: `keep` is kept, with the selected values of the others, and all
 * references to the others move to it; the others go to Trash. Refuses NOT_FOUND for any of them,
 * CONFLICT if one has another version than in `versions`, and BAD_REQUEST as `merged` does.
 */
export function mergeContacts(owner: Owner, merge: ContactMerge): Promise<MergeAnswer> {
  return merge.versions ? mergeOnce(owner, merge) : retryingStale(() => mergeOnce(owner, merge));
}

/** The result is computed from values that are read first, so the write requires those versions. */
async function mergeOnce(owner: Owner, merge: ContactMerge): Promise<MergeAnswer> {
  const { keep, lose, fields: choices = {}, versions = {}, operation: key } = merge;
  const [[done], rows] = await batch(owner.db, [
    selectOperation(owner, key),
    selectPeople(owner, [keep, ...lose]),
  ]);
  const people = [keep, ...lose].map((id) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw missing("contact");
    return personOf(row);
  });
  const [survivor, ...losers] = people;
  if (!survivor) throw missing("contact");
  const { id } = survivor;
  const answer = (contact: Called, operation: string) => ({
    id,
    ...pick(contact, callingFields),
    operation,
  });
  if (key && done?.kind === "contact.merge") return answer(survivor, key);
  if (people.some(({ deletedAt }) => deletedAt !== null)) throw missing("contact");
  const fields = merged(people, choices);
  const now = Date.now();
  const { operation } = await perform(
    owner,
    { kind: "contact.merge", key },
    (number) => [
      guardThere(owner, [keep, ...lose]),
      guardVersions(
        owner,
        entityTables.contact,
        people.map((person) => [person.id, versions[person.id] ?? person.version]),
      ),
      ...makeCompanies(owner, number, [fields.company ?? ""], now),
      ...changeSurvivor(owner, number, { survivor, losers, fields, now }),
      ...moveWhatPoints(owner, number, keep, lose),
      ...inheritDismissals(owner, number, keep, lose),
      ...setRows(owner, number, {
        entity: entityTables.contact,
        row: among(owner, contacts, contacts.id, lose),
        set: { deletedAt: now },
      }),
      countChanges(owner, number),
    ],
    () => owner.db.run(sql`select 1`),
  );
  return answer(fields, operation);
}

/**
 * The owner's rows with one of these ids in a column: with a plus, so that SQLite looks for the ids
 * first.
 */
function among(
  owner: Owner,
  { userId }: { userId: SQLiteColumn },
  column: SQLiteColumn,
  ids: readonly number[],
): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)})) and +${userId} = ${owner.userId}`;
}

function selectPeople(owner: Owner, ids: number[]) {
  return owner.db
    .select({
      ...contactColumns,
      deletedAt: contacts.deletedAt,
      tagIds: tagIdsOf(contacts.id).as("tag_ids"),
    })
    .from(contacts)
    .where(among(owner, contacts, contacts.id, ids));
}

function personOf({
  points,
  tagIds,
  ...row
}: Omit<Person, "moreEmails" | "morePhones" | "tagIds"> & {
  points: string;
  tagIds: string;
}): Person {
  return { ...row, ...otherPointsOf(JSON.parse(points)), tagIds: JSON.parse(tagIds) };
}

/** Refuses if one of the contacts no longer exists, or is in Trash by now. */
function guardThere(owner: Owner, ids: readonly number[]): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as wanted
    where not exists (select 1 from ${contacts} as it where it.id = wanted.value
      and it.user_id = ${owner.userId} and it.deleted_at is null)`;
  return guard(owner, "missing", offence, missing("contact"));
}

interface Survival {
  survivor: Person;
  losers: Person[];
  /** The new values of the kept contact. */
  fields: ContactFields;
  now: number;
}

function changeSurvivor(
  owner: Owner,
  operation: SQL,
  { survivor, losers, fields, now }: Survival,
): Step[] {
  const { id } = survivor;
  const text = [...contactFieldNames, "emailLabel", "phoneLabel"] as const;
  const typed = text.flatMap((field) =>
    fields[field] === survivor[field] ? [] : [[field, fields[field]]],
  );
  const [keys, before] = [contactKeys(fields), contactKeys(survivor)];
  const made = Object.entries(keys).filter(
    ([name, key]) => key !== before[name as keyof typeof keys],
  );
  const moved = keys.companyKey !== before.companyKey;
  const points = pointRows(fields);
  const samePoints = JSON.stringify(points) === JSON.stringify(pointRows(survivor));
  const tagIds = [...new Set([survivor, ...losers].flatMap((person) => person.tagIds))];
  const sameTags = tagIds.length === survivor.tagIds.length;
  return [
    ...setRows(owner, operation, {
      entity: entityTables.contact,
      row: among(owner, contacts, contacts.id, [id]),
      set: {
        ...Object.fromEntries([...typed, ...made]),
        ...(moved ? { companyId: companyIdOf(owner, keys.companyKey) } : {}),
        updatedAt: now,
      },
      links: { ...(samePoints ? {} : { points }), ...(sameTags ? {} : { tagIds }) },
    }),
    ...(samePoints ? [] : replacePoints(owner, id, points)),
    ...(sameTags ? [] : [write(linkTags(owner, id, tagIds))]),
  ];
}

/** What belongs to the merged contacts, in Trash or not, now belongs to the kept one. */
function moveWhatPoints(owner: Owner, operation: SQL, keep: number, lose: number[]): Step[] {
  const people = { keep, lose };
  return [
    ...movePeople(owner, operation, people, { name: "deal", table: deals }),
    ...setRows(owner, operation, {
      entity: entityTables.todo,
      row: among(owner, todos, todos.contactId, lose),
      set: { contactId: keep },
    }),
    ...movePeople(owner, operation, people, { name: "activity", table: contactActivities }),
    ...setRows(owner, operation, {
      entity: entityTables.file,
      row: among(owner, files, files.contactId, lose),
      set: { contactId: keep },
    }),
  ];
}

interface Moving {
  name: keyof typeof otherContacts;
  table: typeof deals | typeof contactActivities;
}

/** What would have one person twice has them once; its links are logged with it. */
function movePeople(
  owner: Owner,
  operation: SQL,
  { keep, lose }: Pick<ContactMerge, "keep" | "lose">,
  { name, table }: Moving,
): Step[] {
  const entity = entityTables[name];
  const { table: links, parent: parentColumn } = otherContacts[name];
  const parent = sql.identifier(parentColumn.name);
  const losers = sql`(select value from json_each(${JSON.stringify(lose)}))`;
  const linked = (people: SQL) =>
    sql`select ${parent} from ${links} where contact_id in (${people})`;
  const touched = sql`select value from json_each(${JSON.stringify([keep, ...lose])})`;
  const plain = sql`${among(owner, table, table.contactId, lose)} and ${table.id} not in (${linked(touched)})`;
  const shared = sql`(${table.id} in (${linked(losers)})
    or ${table.id} in (select id from ${table} where contact_id in ${losers} intersect ${linked(sql`${keep}`)}))
    and +${table.userId} = ${owner.userId}`;
  const contactId = sql`case when ${table.contactId} in ${losers} then cast(${keep} as integer) else ${table.contactId} end`;
  const contactIds = sql`(select json_group_array(id) from (
    select distinct case when contact_id in ${losers} then cast(${keep} as integer) else contact_id end as id
    from ${links} where ${parent} = ${table.id} order by 1) where id is not (${contactId}))`;
  const run = (statement: SQL) => write(owner.db.run(statement));
  return [
    ...setRows(owner, operation, { entity, row: plain, set: { contactId: keep } }),
    ...setRows(owner, operation, {
      entity,
      row: shared,
      set: {},
      computed: { contactId },
      links: { contactIds },
    }),
    run(sql`update or ignore ${links} set contact_id = ${keep} where contact_id in ${losers}`),
    run(sql`delete from ${links} where contact_id in ${losers}`),
    run(
      sql`delete from ${links} where contact_id = ${keep}
        and ${parent} in (select id from ${table} where contact_id = ${keep})`,
    ),
  ];
}

/** The kept contact isn't a duplicate of anybody that the merged ones weren't duplicates of. */
function inheritDismissals(owner: Owner, operation: SQL, keep: number, lose: number[]): Step[] {
  const losers = sql`(select value from json_each(${JSON.stringify(lose)}))`;
  const others = sql`select second_id as id from ${duplicateDismissals} where first_id in ${losers}
    union select first_id from ${duplicateDismissals} where second_id in ${losers}`;
  const { firstId, secondId } = duplicateDismissals;
  return rememberDismissals(owner, operation, {
    pairs: sql`select min(id, ${keep}) as first_id, max(id, ${keep}) as second_id from (${others})
      where id <> ${keep} and id not in ${losers}`,
    among: sql`(${firstId} = ${keep} or ${secondId} = ${keep})`,
  });
}
