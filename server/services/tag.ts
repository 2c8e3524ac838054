import { asc, eq, type SQL, sql } from "drizzle-orm";
import { fold } from "#domain/fold.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { tagNameTaken } from "#domain/tag.ts";
import type { NewTag, TagPatch } from "#domain/tag-input.ts";
import { batch } from "../db/client.ts";
import { refusingTaken } from "../db/constraint.ts";
import { entityTables } from "../db/entities.ts";
import { guard, type OperationRequest, perform, type Step, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { guardRead, logNewest, setRow } from "../db/record.ts";
import { changes, contactTags } from "../db/schema.ts";
import { merging, type SeenBy } from "./operation/edit.ts";

const tagColumns = {
  id: contactTags.id,
  name: contactTags.name,
  color: contactTags.color,
  cadence: contactTags.cadence,
  /** Contacts that have the tag and aren't in Trash. */
  contacts: contactTags.contactCount,
  createdAt: contactTags.createdAt,
  updatedAt: contactTags.updatedAt,
  version: contactTags.version,
};

/** A tag as pages and callers see it. */
export interface Tag {
  id: number;
  name: string;
  color: string;
  /** After how many days without an activity its contacts go cold, if they have no cadence of their own. */
  cadence: number | null;
  contacts: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

/** The statement that reads all tags of a workspace, by name. */
export function selectTags(owner: Owner) {
  return owner.db
    .select(tagColumns)
    .from(contactTags)
    .where(live(owner, contactTags))
    .orderBy(asc(contactTags.nameKey));
}

/** All tags of a workspace, by name, each with its number of contacts. */
export async function listTags(owner: Owner): Promise<Tag[]> {
  const [tags] = await batch(owner.db, [selectTags(owner)]);
  return tags;
}

/** Refuses NOT_FOUND at `field`, inside a batch, for tags that don't exist. */
export function guardTags(owner: Owner, tagIds: readonly number[], field: string): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(tagIds)}) as wanted
    left join ${contactTags} on ${contactTags.id} = wanted.value and ${live(owner, contactTags)}
    where ${contactTags.id} is null`;
  return guard(owner, "missing_reference", offence, missing("tag", field));
}

function readTag(owner: Owner, operation: SQL) {
  return owner.db
    .select({ ...tagColumns, after: changes.after })
    .from(changes)
    .innerJoin(contactTags, eq(contactTags.id, changes.entityId))
    .orderBy(sql`${changes.entityId} desc`)
    .limit(1)
    .where(
      owned(owner, changes, eq(changes.entity, "tag"), sql`${changes.operationId} = ${operation}`),
    );
}

type TagAnswer = Tag & { operation: string };

/** The tag as the operation left it, even if the same operation is answered again later. */
function answered(operation: string, rows: (Tag & { after: string | null })[]): TagAnswer {
  const [row] = rows;
  if (!row) throw missing("tag");
  const { after, ...tag } = row;
  const { name, color, cadence, version, updatedAt } = { ...tag, ...JSON.parse(after ?? "{}") };
  return { ...tag, name, color, cadence, version, updatedAt, operation };
}

/** A taken name breaks the index of names, whichever statement meets it. */
function refusingTakenName<T>(name: string | undefined, work: Promise<T>): Promise<T> {
  const refusal = new Refusal("CONFLICT", tagNameTaken(name ?? "that"), "name");
  return refusingTaken("contact_tags.user_id, contact_tags.name_key", refusal, work);
}

/** Refuses as stale if a tag with one of these folded names, a JSON list, exists by now. */
export function guardUnnamed(owner: Owner, nameKeys: string): Step {
  const named = sql`${contactTags.nameKey} in (select value from json_each(${nameKeys}))`;
  return guardRead(
    owner,
    sql`select 1 from ${contactTags} where ${live(owner, contactTags, named)}`,
  );
}

/** Refuses as stale if one of these folded names, a JSON list, is no longer a tag's. */
export function guardNamed(owner: Owner, nameKeys: string): Step {
  const named = live(owner, contactTags, sql`${contactTags.nameKey} = wanted.value`);
  return guardRead(
    owner,
    sql`select 1 from json_each(${nameKeys}) as wanted
      where not exists (select 1 from ${contactTags} where ${named})`,
  );
}

/** The statement that creates a tag; it fails its batch if the name is taken. */
export function insertTag(owner: Owner, tag: NewTag) {
  const now = Date.now();
  return owner.db.insert(contactTags).values({
    ...tag,
    nameKey: fold(tag.name),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
}

/** Creates a tag. Refuses CONFLICT at `name` if the workspace has one with the same folded name. */
export async function createTag(
  owner: Owner,
  tag: NewTag,
  request: Partial<OperationRequest> = {},
): Promise<TagAnswer> {
  const { operation, answer } = await refusingTakenName(
    tag.name,
    perform(
      owner,
      { kind: "tag.create", ...request },
      (number) => [write(insertTag(owner, tag)), logNewest(owner, number, entityTables.tag)],
      (number) => readTag(owner, number),
    ),
  );
  return answered(operation, answer);
}

interface TagWrite {
  id: number;
  kind: "tag.update" | "tag.delete";
  set: Partial<typeof contactTags.$inferInsert>;
  version?: number | undefined;
  key?: string | undefined;
}

function writeTag(owner: Owner, { id, kind, set, version, key }: TagWrite) {
  const row = live(owner, contactTags, eq(contactTags.id, id));
  return perform(
    owner,
    { kind, key },
    (number) => setRow(owner, number, { entity: entityTables.tag, row, set, version }),
    (number) => readTag(owner, number),
  );
}

/**
 * Changes a tag. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, and at `name` if
 * the name is taken.
 */
export function updateTag(
  owner: Owner,
  { tag: patch, ...seen }: SeenBy & { tag: TagPatch },
): Promise<TagAnswer> {
  const { id, operation: key } = seen;
  return merging(
    owner,
    { entity: entityTables.tag },
    { ...seen, patch },
    async ({ name, color, cadence }, version) => {
      const set = {
        ...(name === undefined ? {} : { name, nameKey: fold(name) }),
        ...(color === undefined ? {} : { color }),
        ...(cadence === undefined ? {} : { cadence }),
        updatedAt: Date.now(),
      };
      const { operation, answer } = await refusingTakenName(
        name,
        writeTag(owner, { id, kind: "tag.update", set, version, key }),
      );
      return answered(operation, answer);
    },
  );
}

/**
 * Deletes a tag, however many contacts have it: its links stay, hidden, until it is deleted
 * permanently, so that undo is one row. Refuses NOT_FOUND.
 */
export async function deleteTag(owner: Owner, id: number, key?: string): Promise<TagAnswer> {
  const set = { deletedAt: Date.now() };
  const { operation, answer } = await writeTag(owner, { id, kind: "tag.delete", set, key });
  return answered(operation, answer);
}
