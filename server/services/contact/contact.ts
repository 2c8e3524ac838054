import { type AnyColumn, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import {
  type Called,
  callingFields,
  isUncalled,
  uncalledMessage,
} from "#domain/contact/contact.ts";
import type { ContactPatch, NewContact } from "#domain/contact/input.ts";
import { contactKeys } from "#domain/contact/key.ts";
import { sourcesOf, withListedSource } from "#domain/contact/source.ts";
import { definedOnly } from "#domain/defined-only.ts";
import type { Logged } from "#domain/operation/change-lines.ts";
import { pick } from "#domain/pick.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { logNewest, newestId, retryingStale, setRow } from "../../db/record.ts";
import { changes, contactPoints, contacts, contactsToTags, contactTags } from "../../db/schema.ts";
import type { ActivityTimes } from "../activity/times.ts";
import {
  cardOf,
  type DealCard,
  latestOf,
  selectDealsOf,
  selectOtherDealsOf,
} from "../deal/deal.ts";
import { type Edit, type Edited, mergedPatch, type SeenBy, selectEdit } from "../operation/edit.ts";
import { selectSettings } from "../settings.ts";
import { guardTags, selectTags, type Tag } from "../tag.ts";
import { companyIdOf, makeCompanies } from "./company.ts";
import {
  type ContactFields,
  contactColumns,
  contactRow,
  fieldsOf,
  insertPoints,
  otherPointsOf,
  type PointRow,
  pointRows,
} from "./fields.ts";
import { withListedSources } from "./listed-source.ts";
import { linkedAfter, linkTags, unlinkOtherTags } from "./tag.ts";

export type TagChip = Pick<Tag, "id" | "name" | "color">;

/** A contact as its page and callers see it. */
export interface Contact extends ContactFields, ActivityTimes {
  id: number;
  /** The company that `company` names. */
  companyId: number | null;
  tags: TagChip[];
  createdAt: number;
  updatedAt: number;
  version: number;
}

export type ContactAnswer = Contact & { operation: string };

/** The ids of a contact's tags, as a JSON list, read together with its row. */
export function tagIdsOf(contactId: AnyColumn): SQL<string> {
  return sql`(select json_group_array(${contactsToTags.tagId}) from ${contactsToTags} where ${contactsToTags.contactId} = ${contactId})`;
}

const selected = { ...contactColumns, tagIds: tagIdsOf(contacts.id).as("tag_ids") };

type ContactRow = Omit<Contact, "tags" | "moreEmails" | "morePhones"> & {
  points: string;
  tagIds: string;
};

/** A contact as callers see it, from its row and the workspace's tags. */
export function contactOf({ points, tagIds, ...row }: ContactRow, tags: Tag[]): Contact {
  return { ...row, ...otherPointsOf(JSON.parse(points)), tags: chipsOf(tagIds, tags) };
}

/** The tags with these ids, in the order of the workspace's list. */
export function chipsOf(tagIds: string, tags: Tag[]): TagChip[] {
  const wanted = new Set<number>(JSON.parse(tagIds));
  return tags
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, color }) => ({ id, name, color }));
}

function selectContact(owner: Owner, condition: SQL) {
  return owner.db.select(selected).from(contacts).where(condition);
}

/** How many deals a contact's page shows at first. */
const dealsShown = 25;

/** One contact with its tags and its latest deals. Refuses NOT_FOUND. */
export async function findContact(
  owner: Owner,
  id: number,
): Promise<Contact & { deals: DealCard[] }> {
  const [[row], tags, ...deals] = await batch(owner.db, [
    selectContact(owner, live(owner, contacts, eq(contacts.id, id))),
    selectTags(owner),
    selectDealsOf(owner, id).limit(dealsShown),
    selectOtherDealsOf(owner, id).limit(dealsShown),
  ]);
  if (!row) throw missing("contact");
  return { ...contactOf(row, tags), deals: latestOf(deals, dealsShown).map(cardOf) };
}

/**
 * The contact that an operation wrote, with what it wrote, and the workspace's tags, as one row.
 */
function readAnswer(owner: Owner, operation: SQL) {
  const tagsAsJson = sql<string>`(select json_group_array(json_object('id', ${contactTags.id}, 'name', ${contactTags.name}, 'color', ${contactTags.color})) from ${contactTags} where ${live(owner, contactTags)})`;
  return owner.db
    .select({ ...selected, after: changes.after, tags: tagsAsJson.as("tags") })
    .from(changes)
    .leftJoin(contacts, eq(contacts.id, changes.entityId))
    .where(
      owned(
        owner,
        changes,
        eq(changes.entity, "contact"),
        sql`${changes.operationId} = ${operation}`,
      ),
    );
}

type AnswerRow = {
  after: string | null;
  tags: string;
  tagIds: string | null;
  points: string | null;
};

/** The contact as the operation left it, even if the same operation is answered again later. */
function answered(operation: string, rows: AnswerRow[]): ContactAnswer {
  const [row] = rows;
  // Nothing is known about a contact that has been deleted permanently since.
  if (!row?.after) throw missing("contact");
  const { after, tags, tagIds, points, ...now } = row;
  const then = JSON.parse(after);
  const { userId, deletedAt, ...logged } = { ...now, ...then };
  const { nameKey, companyKey, emailKey, phoneKey, phonePrefix, searchText, ...shown } = logged;
  const { tagIds: tagIdsThen, points: pointsThen, ...contact } = shown;
  const wanted = new Set<number>(tagIdsThen ?? JSON.parse(tagIds ?? "[]"));
  const chips: TagChip[] = JSON.parse(tags);
  return {
    ...contact,
    ...otherPointsOf(pointsThen ?? JSON.parse(points ?? "[]")),
    tags: chips.filter(({ id }) => wanted.has(id)),
    operation,
  };
}

/**
 * Adds a contact. Refuses NOT_FOUND if a tag isn't the owner's; the input has been validated by
 * `newContact`.
 */
export async function createContact(
  owner: Owner,
  typed: NewContact,
  key?: string,
): Promise<ContactAnswer> {
  const [contact = typed] = await withListedSources(owner, [typed]);
  const tagIds = contact.tagIds ?? [];
  const created = newestId(entityTables.contact);
  const now = Date.now();
  const points = pointRows(fieldsOf(contact)).map((point) => [0, point]);
  const { operation, answer } = await perform(
    owner,
    { kind: "contact.create", key },
    (number) => [
      ...(tagIds.length > 0 ? [guardTags(owner, tagIds, "tagIds")] : []),
      ...makeCompanies(owner, number, [contact.company ?? ""], now),
      write(owner.db.insert(contacts).values(contactRow(owner, contact, now))),
      ...(points.length > 0 ? [write(insertPoints(owner, created, JSON.stringify(points)))] : []),
      ...(tagIds.length > 0 ? [write(linkTags(owner, created, tagIds))] : []),
      logNewest(owner, number, entityTables.contact),
    ],
    (number) => readAnswer(owner, number),
  );
  return answered(operation, answer);
}

/**
 * Changes a contact: missing fields are unchanged, null clears, tagIds replaces all tags. Refuses
 * NOT_FOUND for the contact or a tag, CONFLICT as `mergedPatch` does, and BAD_REQUEST at
 * the field that it clears if nothing would be left to call the contact by.
 */
export function updateContact(
  owner: Owner,
  { contact: patch, ...seen }: SeenBy & { contact: ContactPatch },
): Promise<ContactAnswer> {
  return retryingStale(() => updateContactOnce(owner, { ...seen, patch }));
}

/**
 * The folded columns are computed from values that are read first, so the write requires that
 * version.
 */
async function updateContactOnce(owner: Owner, edit: Edit<ContactPatch>): Promise<ContactAnswer> {
  const { id, operation: key } = edit;
  // Also finds contacts in Trash: a repeated edit is answered, and a new one is refused in the
  // batch.
  const [[row], tags, [settings], [read]] = await batch(owner.db, [
    selectContact(owner, owned(owner, contacts, eq(contacts.id, id))),
    selectTags(owner),
    selectSettings(owner),
    selectEdit(owner, contactEdited, edit),
  ]);
  if (!row) throw missing("contact");
  const current = contactOf(row, tags);
  const edited = withTags(edit.patch.tagIds ?? [], tags);
  const listed = withListedSource(edit.patch, sourcesOf(settings?.sources));
  const patch = await mergedPatch(owner, edited, { ...edit, patch: listed }, read);
  const { tagIds, moreEmails, morePhones, ...typed } = patch;
  const fields = fieldsOf({ ...current, ...definedOnly({ ...typed, moreEmails, morePhones }) });
  if (isUncalled(fields)) throw new Refusal("BAD_REQUEST", uncalledMessage, clearedIn(patch));
  const keys = contactKeys(fields);
  const now = Date.now();
  const set = {
    ...definedOnly(typed),
    ...changedOnly(keys, contactKeys(current)),
    ...(typed.company === undefined ? {} : { companyId: companyIdOf(owner, keys.companyKey) }),
    updatedAt: now,
  };
  const points = (moreEmails || morePhones) && pointRows(fields);
  const ofContact = live(owner, contacts, eq(contacts.id, id));
  const links = {
    ...(tagIds && { tagIds: linkedAfter(owner, id, tagIds) }),
    ...(points && { points }),
  };
  const { operation, answer } = await perform(
    owner,
    { kind: "contact.update", key },
    (number) => [
      ...(tagIds ? [guardTags(owner, tagIds, "tagIds")] : []),
      ...makeCompanies(owner, number, [typed.company ?? ""], now),
      ...setRow(owner, number, {
        entity: entityTables.contact,
        row: ofContact,
        set,
        links,
        version: current.version,
      }),
      ...(tagIds
        ? [write(unlinkOtherTags(owner, id, tagIds)), write(linkTags(owner, id, tagIds))]
        : []),
      ...(points ? replacePoints(owner, id, points) : []),
    ],
    (number) => readAnswer(owner, number),
  );
  return answered(operation, answer);
}

/** The first of the fields that a contact is called by which an edit has, for its message. */
function clearedIn(patch: ContactPatch): string {
  return callingFields.find((name) => patch[name] !== undefined) ?? "firstName";
}

const contactEdited: Edited = {
  entity: entityTables.contact,
  together: [
    ["email", "emailLabel"],
    ["phone", "phoneLabel"],
  ],
  sets: ["tagIds"],
  read: {
    moreEmails: ({ points }) => otherPointsOf(points as PointRow[]).moreEmails,
    morePhones: ({ points }) => otherPointsOf(points as PointRow[]).morePhones,
  },
  logLines: {
    emailLabel: [],
    phoneLabel: [],
    moreEmails: [["points", 0]],
    morePhones: [["points", 1]],
  },
};

/** Deleted tags are in no form, unless it was filled in before they were deleted. */
function withTags(typed: readonly number[], tags: Tag[]): Edited {
  const shown = new Set([...typed, ...tags.map(({ id }) => id)]);
  const tagIds = ({ tagIds: linked }: Logged) =>
    (linked as number[]).filter((id) => shown.has(id)).toSorted((one, other) => one - other);
  return { ...contactEdited, read: { ...contactEdited.read, tagIds } };
}

/** Replaces a contact's other emails and phones. */
export function replacePoints(
  owner: Owner,
  id: number,
  points: ReturnType<typeof pointRows>,
): Step[] {
  const json = JSON.stringify(points.map((point) => [0, point]));
  return [
    write(owner.db.delete(contactPoints).where(eq(contactPoints.contactId, id))),
    write(insertPoints(owner, sql`${id}`, json)),
  ];
}

/** Setting a key writes an index entry, even if its value stays the same. */
function changedOnly<T extends object>(values: T, before: T): Partial<T> {
  const entries = Object.entries(values);
  const changed = entries.filter(([name, value]) => value !== before[name as keyof T]);
  return Object.fromEntries(changed) as Partial<T>;
}

interface TrashRequest {
  id: number;
  kind: "contact.delete" | "contact.restore";
  key: string | undefined;
  row: SQL;
  deletedAt: number | null;
}

type TrashAnswer = Called & { id: number; operation: string };

async function setDeletedAt(
  owner: Owner,
  { id, kind, key, row, deletedAt }: TrashRequest,
): Promise<TrashAnswer> {
  const { operation, answer } = await perform(
    owner,
    { kind, key },
    (number) => setRow(owner, number, { entity: entityTables.contact, row, set: { deletedAt } }),
    () =>
      owner.db
        .select({ id: contacts.id, ...pick(contacts, callingFields) })
        .from(contacts)
        .where(owned(owner, contacts, eq(contacts.id, id))),
  );
  const [contact] = answer;
  if (!contact) throw missing("contact");
  return { ...contact, operation };
}

/** Moves a contact to Trash. Refuses NOT_FOUND. */
export function deleteContact(owner: Owner, id: number, key?: string): Promise<TrashAnswer> {
  const row = live(owner, contacts, eq(contacts.id, id));
  return setDeletedAt(owner, { id, kind: "contact.delete", key, row, deletedAt: Date.now() });
}

/** Restores a contact from Trash. Refuses NOT_FOUND if it isn't there. */
export function restoreContact(owner: Owner, id: number, key?: string): Promise<TrashAnswer> {
  const row = owned(owner, contacts, isNotNull(contacts.deletedAt), eq(contacts.id, id));
  return setDeletedAt(owner, { id, kind: "contact.restore", key, row, deletedAt: null });
}
