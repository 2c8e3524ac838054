import { type SQL, sql } from "drizzle-orm";
import { contactFieldNames } from "#domain/contact/fields.ts";
import type { Fillable } from "#domain/contact/fill.ts";
import { pick } from "#domain/pick.ts";
import { batchRows } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import { tagIdsOf } from "./contact.ts";
import { type ContactFields, contactColumns, otherPointsOf, type PointRow } from "./fields.ts";

const keyColumns = pick(contacts, [
  "nameKey",
  "companyKey",
  "emailKey",
  "phoneKey",
  "phonePrefix",
  "searchText",
]);

/** The columns that filling may set: what was typed, and what is computed from it. */
export const filledColumns = {
  ...pick(contacts, contactFieldNames),
  ...pick(contacts, ["emailLabel", "phoneLabel", "companyId"]),
  ...keyColumns,
};

export type Values = Record<string, unknown>;

/** A contact as it was read to be filled. */
export interface Read {
  id: number;
  version: number;
  /** The values that the log has of it, as far as filling may change them. */
  stored: Values & { tagIds: number[]; points: PointRow[] };
  fields: ContactFields & Fillable;
  /** What an earlier part of the same operation has changed; nothing before if it has added the contact. */
  logged: { before: Values | null; after: Values } | undefined;
}

/** A contact to fill, and what it will have. */
export interface Filling {
  read: Read;
  fields: ContactFields & Fillable;
}

/** The contacts with these ids, except those in Trash, as they are read to be filled. */
export async function readContacts(
  owner: Owner,
  ids: number[],
  operation: string,
): Promise<Map<number, Read>> {
  const found = await batchRows(
    owner.db,
    jsonParameters(ids).map((json) => selectContacts(owner, json, operation)),
  );
  return new Map(found.map((row) => [row.id, readOf(row)]));
}

interface Row extends Omit<ContactFields, "moreEmails" | "morePhones"> {
  id: number;
  version: number;
  points: string;
  tagIds: string;
  tagKeys: string;
  logged: string | null;
}

function selectContacts(owner: Owner, ids: string, operation: string) {
  // Written out, because Drizzle leaves table names out of a statement on one table.
  const tagKeys = sql<string>`(select json_group_array(tag.name_key) from ${contactsToTags} as link
    cross join ${contactTags} as tag on tag.id = link.tag_id and tag.deleted_at is null
    where link.contact_id = contacts.id)`;
  const logged = sql<
    string | null
  >`(select json_object('before', json(own.before), 'after', json(own.after))
    from ${changes} as own where own.user_id = ${owner.userId}
      and own.operation_id = ${operationNumber(owner, operation)}
      and own.entity = 'contact' and own.entity_id = contacts.id)`;
  return owner.db
    .select({
      ...filledColumns,
      ...pick(contactColumns, ["id", "version", "updatedAt", "points"]),
      tagIds: tagIdsOf(contacts.id).as("tag_ids"),
      tagKeys: tagKeys.as("tag_keys"),
      logged: logged.as("logged"),
    })
    .from(contacts)
    .where(amongLive(owner, ids));
}

/** The owner's contacts with one of these ids, a JSON list, except those in Trash. */
export function amongLive(owner: Owner, ids: string): SQL {
  return sql`${contacts.id} in (select value from json_each(${ids})) and +${contacts.userId} = ${owner.userId}
    and +${contacts.deletedAt} is null`;
}

function readOf({ id, version, logged, points, tagIds, tagKeys, ...columns }: Row): Read {
  const stored = { ...columns, tagIds: JSON.parse(tagIds), points: JSON.parse(points) };
  const fields = { ...columns, ...otherPointsOf(stored.points), tagKeys: JSON.parse(tagKeys) };
  return { id, version, stored, fields, logged: logged ? JSON.parse(logged) : undefined };
}

/** How many of the contacts no earlier part of the operation has changed. */
export function countFirstFilled(filled: readonly Filling[]): number {
  return filled.filter(({ read }) => !read.logged).length;
}

/** The folded names of the tags that contacts get. */
export function tagKeysOf(filled: readonly Filling[]): Set<string> {
  return new Set(filled.flatMap(newTagKeys));
}

/** The folded names of the tags that one contact gets. */
export function newTagKeys({ read, fields }: Filling): string[] {
  return fields.tagKeys.filter((key) => !read.fields.tagKeys.includes(key));
}

/** The names of the companies that contacts get. */
export function companiesOf(filled: readonly Filling[]): string[] {
  return filled.flatMap(({ read, fields }) =>
    fields.company !== null && fields.company !== read.fields.company ? [fields.company] : [],
  );
}
