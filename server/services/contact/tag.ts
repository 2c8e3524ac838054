import { and, eq, type SQL, sql } from "drizzle-orm";
import { fold } from "#domain/fold.ts";
import { tagColorFor } from "#domain/tag.ts";
import type { TagByName } from "#domain/tag-input.ts";
import { batch, type Statement } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRow, logNewest, newestId, retryingStale, setRows } from "../../db/record.ts";
import { contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import { guardTags, guardUnnamed, insertTag, selectTags } from "../tag.ts";

/** The statement that adds tags to a contact; those that it already has stay. */
export function linkTags(
  owner: Owner,
  contactId: SQL | number,
  tagIds: readonly number[],
): Statement {
  return owner.db.run(
    sql`insert or ignore into ${contactsToTags} (contact_id, tag_id)
      select ${contactId}, value from json_each(${JSON.stringify(tagIds)})`,
  );
}

/** The statement that removes all tags except these; the hidden links of deleted tags stay. */
export function unlinkOtherTags(
  owner: Owner,
  contactId: number,
  tagIds: readonly number[],
): Statement {
  return owner.db.run(
    sql`delete from ${contactsToTags} where ${contactsToTags.contactId} = ${contactId}
      and ${contactsToTags.tagId} not in (select value from json_each(${JSON.stringify(tagIds)}))
      and ${contactsToTags.tagId} in (select id from ${contactTags} where ${live(owner, contactTags)})`,
  );
}

/**
 * The tag ids that will be linked after replacing the tags: these, and the hidden ones that stay.
 */
export function linkedAfter(owner: Owner, contactId: number, tagIds: readonly number[]): SQL {
  return sql`(select json_group_array(tag_id) from (
    select value as tag_id from json_each(${JSON.stringify(tagIds)})
    union select ${contactsToTags.tagId} from ${contactsToTags}
      where ${contactsToTags.contactId} = ${contactId}
      and ${contactsToTags.tagId} not in (select id from ${contactTags} where ${live(owner, contactTags)})))`;
}

interface TagRequest {
  contactId: number;
  tagId: number;
  operation?: string | undefined;
}

interface TagAnswer {
  operation: string;
  /** The tag's name. */
  name: string;
}

/** Adds a tag to a contact, or does nothing if it already has it. Refuses NOT_FOUND for either. */
export function addTag(owner: Owner, request: TagRequest): Promise<TagAnswer> {
  return setTag(owner, "contact.tag", request);
}

/**
 * Removes a tag from a contact, or does nothing if it doesn't have it. Refuses NOT_FOUND for
 * either.
 */
export function removeTag(owner: Owner, request: TagRequest): Promise<TagAnswer> {
  return setTag(owner, "contact.untag", request);
}

/**
 * Adds the tag with this name to a contact, ignoring case and accents; a missing tag is created,
 * with the given colour or the next one. Both are one operation. Refuses NOT_FOUND for the contact.
 */
export function tagByName(owner: Owner, request: TagByName): Promise<TagAnswer> {
  return retryingStale(() => tagByNameOnce(owner, request));
}

async function tagByNameOnce(owner: Owner, request: TagByName): Promise<TagAnswer> {
  const { contactId, name, color, operation: key } = request;
  const [tags] = await batch(owner.db, [selectTags(owner)]);
  const known = tags.find((tag) => fold(tag.name) === fold(name));
  if (known) return addTag(owner, { contactId, tagId: known.id, operation: key });
  const tag = { name, color: color ?? tagColorFor(tags.length) };
  const row = live(owner, contacts, eq(contacts.id, contactId));
  const made = newestId(entityTables.tag);
  const linked = sql`select tag_id from ${contactsToTags} where contact_id = ${contactId}`;
  const { operation } = await perform(
    owner,
    { kind: "contact.tag", key },
    (number) => [
      guardRow(owner, entityTables.contact, row),
      guardUnnamed(owner, JSON.stringify([fold(name)])),
      write(insertTag(owner, tag)),
      logNewest(owner, number, entityTables.tag),
      ...setRows(owner, number, {
        entity: entityTables.contact,
        row,
        set: { updatedAt: Date.now() },
        links: {
          tagIds: sql`(select json_group_array(tag_id) from (${linked} union all select ${made}))`,
        },
      }),
      write(
        owner.db.run(
          sql`insert into ${contactsToTags} (contact_id, tag_id) select ${contactId}, ${made}`,
        ),
      ),
    ],
    () => owner.db.run(sql`select 1`),
  );
  return { operation, name };
}

async function setTag(
  owner: Owner,
  kind: "contact.tag" | "contact.untag",
  { contactId, tagId, operation: key }: TagRequest,
): Promise<TagAnswer> {
  const row = live(owner, contacts, eq(contacts.id, contactId));
  const link = sql`select 1 from ${contactsToTags} where contact_id = ${contactId} and tag_id = ${tagId}`;
  const adding = kind === "contact.tag";
  const wanting = and(row, adding ? sql`not exists (${link})` : sql`exists (${link})`) ?? row;
  const others = sql`select tag_id from ${contactsToTags} where contact_id = ${contactId} and tag_id <> ${tagId}`;
  const tagIdsAfter = adding
    ? sql`(select json_group_array(tag_id) from (${others} union all select cast(${tagId} as integer)))`
    : sql`(select json_group_array(tag_id) from (${others}))`;
  const { operation, answer } = await perform(
    owner,
    { kind, key },
    (number) => [
      guardRow(owner, entityTables.contact, row),
      guardTags(owner, [tagId], "tagId"),
      ...setRows(owner, number, {
        entity: entityTables.contact,
        row: wanting,
        set: { updatedAt: Date.now() },
        links: { tagIds: tagIdsAfter },
      }),
      write(
        adding
          ? linkTags(owner, contactId, [tagId])
          : owner.db
              .delete(contactsToTags)
              .where(and(eq(contactsToTags.contactId, contactId), eq(contactsToTags.tagId, tagId))),
      ),
    ],
    () =>
      owner.db
        .select({ name: contactTags.name })
        .from(contactTags)
        .where(owned(owner, contactTags, eq(contactTags.id, tagId))),
  );
  return { operation, name: answer[0]?.name ?? "" };
}
