import { eq, type SQL, sql } from "drizzle-orm";
import { type Likeness, likenesses, likenessKeys, mostTelling } from "#domain/duplicate.ts";
import type { SimilarTo } from "#domain/duplicate-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { changes, contacts, duplicateDismissals, duplicateKeys } from "../../db/schema.ts";
import { fieldsOf } from "../contact/fields.ts";
import { keysOf, sharing } from "./keys.ts";
import type { GroupMember } from "./list.ts";

/** A contact that may be the same person as another, and why. */
export interface SimilarContact {
  contact: GroupMember;
  /** What they share, strongest first. */
  by: Likeness[];
}

type SimilarRow = GroupMember & { kind: Likeness };

/**
 * The contacts other than `me`, an id, that have one of `keys`, a query of kinds, keys and prefixes
 * with a row for each key. An email or phone that more than a few contacts have, such as a company's
 * own, doesn't identify anybody.
 */
function selectAlike(owner: Owner, keys: SQL, { me, others }: { me: SQL; others?: SQL }) {
  const key = { kind: sql`wanted.kind`, key: sql`wanted.key`, prefix: sql`wanted.prefix` };
  const found = sql`(select case when wanted.kind = 'name' or count(*) <= ${mostTelling}
      then json_group_array(contact_id) filter (where contact_id <> ${me}) end
    from (${sharing(owner, key, mostTelling + 1)}))`;
  return owner.db.all<SimilarRow>(
    sql`select shared.kind as "kind", other.id as "id", other.first_name as "firstName", other.last_name as "lastName",
        other.email as "email", other.phone as "phone", other.company as "company", other.job_title as "jobTitle",
        other.created_at as "createdAt"
      from (select wanted.kind as kind, ${found} as ids from (${keys}) as wanted) as shared
      cross join json_each(shared.ids) as found
      cross join ${contacts} as other on other.id = found.value
      where ${others ?? sql`true`}`,
  );
}

/**
 * The contacts from the rows of such a statement: each once, those that share the strongest key
 * first, then the oldest.
 */
export function similarContacts(rows: SimilarRow[]): SimilarContact[] {
  const byId = new Map<number, { contact: GroupMember; kinds: Set<Likeness> }>();
  for (const { kind, ...contact } of rows) {
    const known = byId.get(contact.id);
    if (known) known.kinds.add(kind);
    else byId.set(contact.id, { contact, kinds: new Set([kind]) });
  }
  const similar = [...byId.values()].map(({ contact, kinds }) => ({
    contact,
    by: likenesses.filter((likeness) => kinds.has(likeness)),
  }));
  const rank = ({ by }: SimilarContact) =>
    likenesses.findIndex((likeness) => by.includes(likeness));
  return similar.toSorted(
    (one, other) => rank(one) - rank(other) || one.contact.id - other.contact.id,
  );
}

/** The statement that reads the possible duplicates of a contact; `similarContacts` converts its rows. */
export function selectDuplicatesOf(owner: Owner, id: number) {
  const me = sql`cast(${id} as integer)`;
  // Most contacts share nothing, which a running total shows.
  const shared = sql`select mine.kind, mine.key, mine.prefix from (${keysOf(me)}) as mine
    cross join ${duplicateKeys} as known on known.user_id = ${owner.userId}
      and known.kind = mine.kind and known.key = mine.key`;
  const others = sql`not exists (select 1 from ${duplicateDismissals}
    where first_id = min(found.value, ${me}) and second_id = max(found.value, ${me}))`;
  return selectAlike(owner, shared, { me, others });
}

/**
 * The possible duplicates of a contact, except those marked as not duplicates. Refuses NOT_FOUND.
 */
export async function findDuplicatesOf(owner: Owner, id: number): Promise<SimilarContact[]> {
  const [[contact], rows] = await batch(owner.db, [
    owner.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(live(owner, contacts, eq(contacts.id, id))),
    selectDuplicatesOf(owner, id),
  ]);
  if (!contact) throw missing("contact");
  return similarContacts(rows);
}

/** The contact that an operation has added; 0 for none. */
function addedBy(owner: Owner, key: string): SQL {
  return sql`coalesce((select min(entity_id) from ${changes} where user_id = ${owner.userId}
    and operation_id = ${operationNumber(owner, key)} and entity = 'contact' and before is null), 0)`;
}

/**
 * The possible duplicates of a contact that is being typed, except the one that `operation` has
 * added.
 */
export async function findSimilar(
  owner: Owner,
  { operation, ...typed }: SimilarTo,
): Promise<SimilarContact[]> {
  const keys = JSON.stringify(likenessKeys(fieldsOf(typed)));
  const wanted = sql`select value ->> '$.kind' as kind, value ->> '$.key' as key, value ->> '$.prefix' as prefix
    from json_each(${keys})`;
  const [rows] = await batch(owner.db, [
    selectAlike(owner, wanted, { me: operation ? addedBy(owner, operation) : sql`0` }),
  ]);
  return similarContacts(rows);
}
