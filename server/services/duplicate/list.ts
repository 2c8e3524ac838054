import { type SQL, sql } from "drizzle-orm";
import { nameAndCompany } from "#domain/contact/contact.ts";
import { pointKeys } from "#domain/contact/key.ts";
import {
  type Likeness,
  type LikenessKey,
  likenesses,
  likenessKeys,
  mostConsidered,
  mostTelling,
} from "#domain/duplicate.ts";
import { sameReach } from "#domain/phone.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, readCursor, writeCursor } from "../../db/cursor.ts";
import type { Owner } from "../../db/owner.ts";
import { contacts, duplicateDismissals, duplicateKeys } from "../../db/schema.ts";
import type { Contact } from "../contact/contact.ts";
import { type ContactFields, contactColumns, otherPointsOf } from "../contact/fields.ts";
import { holding, keysOf, samePrefix, sharing } from "./keys.ts";

/** A contact as lists of duplicates show it. */
export type GroupMember = Pick<
  Contact,
  "id" | "firstName" | "lastName" | "email" | "phone" | "company" | "jobTitle" | "createdAt"
>;

/** Contacts that may be one person. */
export interface DuplicateGroup {
  /** What all contacts shown share, strongest first. */
  by: Likeness[];
  /** The shared email, phone or name, as one of the contacts has it. */
  shared: string;
  /** The oldest first, at most `mostTelling`. */
  contacts: GroupMember[];
  /** All of them, oldest first, up to `mostConsidered`. */
  ids: number[];
  /** Whether there are more than in `ids`. */
  more: boolean;
}

export interface DuplicatePage extends Page<DuplicateGroup> {
  /** Whether there may be more groups although the page isn't full, because it stopped looking. */
  lookedFarEnough: boolean;
}

/** How many groups a page has. */
const pageLength = 20;

/** How many shared keys a page looks through for groups with possible duplicates. */
const mostLooked = 500;

/** The shared keys, in order, on the wanted side of a position. */
function sharedKeys(owner: Owner, position: Position | undefined): SQL {
  const backwards = position?.side === "before";
  const direction = sql.raw(backwards ? "desc" : "asc");
  const [kind = "", key = "", itself = 0] = position?.keys ?? [];
  const sign = sql.raw(`${backwards ? "<" : ">"}${itself ? "=" : ""}`);
  return sql`select kind, key from ${duplicateKeys}
    where user_id = ${owner.userId} and (kind, key) ${sign} (${kind}, ${key})
    order by kind ${direction}, key ${direction}`;
}

/**
 * Whether two contacts, `one` and `other`, are in the same group on an earlier position, which a
 * page shows in full.
 */
function isInEarlierGroup(owner: Owner): SQL {
  const earlier = { kind: sql`earlier.kind`, key: sql`earlier.key` };
  return sql`exists (select 1 from (${keysOf(sql`one.contact_id`)}) as earlier
    cross join (${keysOf(sql`other.contact_id`)}) as same
    where (earlier.kind, earlier.key) < (walked.kind, walked.key)
      and (same.kind, same.key) = (earlier.kind, earlier.key)
      and ${samePrefix(sql`same.prefix`, sql`earlier.prefix`)}
      and (select count(*) from (${sharing(owner, earlier, mostTelling + 1)})) <= ${mostTelling})`;
}

/**
 * Whether the group at the key `walked` has two contacts that may have the same number, aren't marked
 * as not duplicates and haven't been shown before.
 */
function hasOpenPair(owner: Owner): SQL {
  const member = (name: string) =>
    sql.raw(`(select value ->> 0 as contact_id, value ->> 1 as prefix
      from json_each(walked.members)) as ${name}`);
  return sql`exists (select 1 from ${member("one")} cross join ${member("other")}
    where one.contact_id < other.contact_id and ${samePrefix(sql`one.prefix`, sql`other.prefix`)}
      and not exists (select 1 from ${duplicateDismissals}
        where first_id = one.contact_id and second_id = other.contact_id)
      and not ${isInEarlierGroup(owner)})`;
}

interface GroupKey {
  kind: Likeness;
  key: string;
  /** Ids and prefixes, as JSON. */
  members: string;
}

/** The groups of a page and one more, in the order of reading. */
function selectGroups(owner: Owner, position: Position | undefined) {
  const shared = { kind: sql`shared.kind`, key: sql`shared.key` };
  const members = sql`select distinct contact_id, prefix from (${holding(owner, shared)}) limit ${mostConsidered + 1}`;
  return owner.db.all<GroupKey>(
    sql`select kind as "kind", key as "key", members as "members"
      from (select kind, key, (select json_group_array(json_array(contact_id, prefix)) from (${members})) as members
        from (${sharedKeys(owner, position)}) as shared limit ${mostLooked}) as walked
      where ${hasOpenPair(owner)} limit ${pageLength + 1}`,
  );
}

/** The last key that a page looks through, and the one after it; nothing if they aren't needed. */
function selectEnd(owner: Owner, position: Position | undefined, wanted: boolean) {
  return owner.db.all<Pick<GroupKey, "kind" | "key">>(
    sql`${sharedKeys(owner, position)} limit ${wanted ? 2 : 0} offset ${mostLooked - 1}`,
  );
}

function selectMembers(owner: Owner, ids: readonly number[]) {
  return owner.db
    .select(contactColumns)
    .from(contacts)
    .where(sql`${contacts.id} in (select value from json_each(${JSON.stringify(ids)}))
      and +${contacts.userId} = ${owner.userId}`);
}

/** Which of these contacts are marked as not duplicates of each other. */
function selectDismissed(owner: Owner, ids: readonly number[]) {
  const { firstId, secondId, userId } = duplicateDismissals;
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  return owner.db
    .select({ firstId, secondId })
    .from(duplicateDismissals)
    .where(
      sql`${firstId} in ${among} and ${secondId} in ${among} and +${userId} = ${owner.userId}`,
    );
}

/**
 * A page of groups of contacts that share an email, a name and company, or a phone. Leaves out
 * pairs that are marked as not duplicates, and groups whose pairs are all in earlier ones. Refuses
 * BAD_REQUEST for a malformed cursor.
 */
export async function listDuplicates(
  owner: Owner,
  { cursor }: { cursor?: string | null | undefined } = {},
): Promise<DuplicatePage> {
  const position = cursor ? readCursor(cursor, ["string", "string", "number"]) : undefined;
  const [found] = await batch(owner.db, [selectGroups(owner, position)]);
  const keys = found.slice(0, pageLength).map(({ kind, key, members }) => {
    const ids = new Set((JSON.parse(members) as [number, string | null][]).map(([id]) => id));
    return { kind, key, ids: [...ids].toSorted((one, other) => one - other) };
  });
  const ids = [...new Set(keys.flatMap((each) => each.ids))];
  const isFull = found.length > pageLength;
  const [rows, dismissed, ends] = await batch(owner.db, [
    selectMembers(owner, ids),
    selectDismissed(owner, ids),
    selectEnd(owner, position, !isFull),
  ]);
  const members = new Map(rows.map((row) => [row.id, memberOf(row)]));
  const different = new Set(dismissed.map(({ firstId, secondId }) => `${firstId} ${secondId}`));
  const groups = keys.flatMap((key) => groupsOf(key, members, different));
  const [end] = ends.length > 1 ? ends : [];
  return {
    items: position?.side === "before" ? groups.toReversed() : groups,
    ...cursorsOf({ keys, position, isFull, end }),
    lookedFarEnough: end !== undefined,
  };
}

interface Member extends ContactFields, Pick<Contact, "id" | "createdAt"> {
  keys: LikenessKey[];
}

function memberOf({
  points,
  ...row
}: Omit<Member, "moreEmails" | "morePhones" | "keys"> & { points: string }): Member {
  const fields = { ...row, ...otherPointsOf(JSON.parse(points)) };
  return { ...fields, keys: likenessKeys(fields) };
}

interface FoundGroup {
  kind: Likeness;
  key: string;
  ids: number[];
}

/** The groups at a key: one, or one for each country that its phone numbers are written with. */
function groupsOf(
  { kind, key, ids }: FoundGroup,
  members: Map<number, Member>,
  different: Set<string>,
): DuplicateGroup[] {
  const found = ids.flatMap((id) => members.get(id) ?? []);
  const more = ids.length > mostConsidered;
  const areOpen = (one: Member, other: Member) => {
    const [first, second] = [one.id, other.id].toSorted((a, b) => a - b);
    return one !== other && !different.has(`${first} ${second}`);
  };
  return prefixesOf(found, kind, key).flatMap((prefix) => {
    const similar = found.filter((member) => has(member, { kind, key, prefix }));
    const open = similar.filter((one) => similar.some((other) => areOpen(one, other)));
    const group = more ? similar : open;
    if (open.length === 0) return [];
    const shown = group.slice(0, mostTelling);
    return {
      by: sharedBy(shown),
      shared: writingOf(similar, { kind, key, prefix }),
      contacts: shown.map(groupMember),
      ids: group.slice(0, mostConsidered).map(({ id }) => id),
      more,
    };
  });
}

/** The prefixes with which contacts have a key; only null if none of them has any. */
function prefixesOf(members: Member[], kind: Likeness, key: string): (string | null)[] {
  const prefixes = members
    .flatMap(({ keys }) => keys)
    .flatMap((own) =>
      own.kind === kind && own.key === key && own.prefix !== null ? own.prefix : [],
    );
  return prefixes.length > 0 ? [...new Set(prefixes)] : [null];
}

function has(member: Member, { kind, ...keys }: LikenessKey): boolean {
  return member.keys.some((own) => own.kind === kind && sameReach(own, keys));
}

/** The kinds of key that all of them share. */
function sharedBy(shown: Member[]): Likeness[] {
  const inCommon = ({ kind, key }: LikenessKey) =>
    prefixesOf(shown, kind, key).some((prefix) =>
      shown.every((member) => has(member, { kind, key, prefix })),
    );
  const shared = (shown[0]?.keys ?? []).filter(inCommon);
  return likenesses.filter((likeness) => shared.some(({ kind }) => kind === likeness));
}

/** A key as the first of the contacts with that prefix has written it. */
function writingOf(members: Member[], { kind, key, prefix }: LikenessKey): string {
  const written = members.flatMap((member) => {
    if (kind === "name") return nameAndCompany(member).join(", ");
    const more = kind === "email" ? member.moreEmails : member.morePhones;
    return [member[kind] ?? [], more.map(({ value }) => value)].flat().filter((value) => {
      const keys = pointKeys(kind, value);
      return keys.key === key && keys.prefix === prefix;
    });
  });
  return written[0] ?? "";
}

function groupMember(member: Member): GroupMember {
  const { id, firstName, lastName, email, phone, company, jobTitle, createdAt } = member;
  return { id, firstName, lastName, email, phone, company, jobTitle, createdAt };
}

interface PageEnds {
  /** In the order of reading. */
  keys: FoundGroup[];
  position: Position | undefined;
  isFull: boolean;
  /** The last key that was looked at, if there are more. */
  end: { kind: Likeness; key: string } | undefined;
}

/**
 * The positions of the previous and next page; a page without groups starts where the search
 * started.
 */
function cursorsOf({ keys, position, isFull, end }: PageEnds) {
  const backwards = position?.side === "before";
  const cursor = (
    side: Position["side"],
    { kind, key }: { kind: string; key: string },
    itself = 0,
  ) => writeCursor({ side, keys: [kind, key, itself] });
  const [onSide, backSide] = backwards
    ? (["before", "after"] as const)
    : (["after", "before"] as const);
  const last = isFull ? keys.at(-1) : end;
  const onwards = last ? cursor(onSide, last) : null;
  const [first] = keys;
  const [kind, key] = (position?.keys ?? []).map(String);
  const back = first
    ? cursor(backSide, first)
    : cursor(backSide, { kind: kind ?? "", key: key ?? "" }, 1);
  const backwardsOn = position ? back : null;
  return backwards
    ? { prevCursor: onwards, nextCursor: backwardsOn }
    : { prevCursor: backwardsOn, nextCursor: onwards };
}
