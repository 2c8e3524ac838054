import { sql } from "drizzle-orm";
import { displayName, type Named, standInName } from "#domain/contact/contact.ts";
import type { RowPerson } from "#domain/contact/file-people.ts";
import type { ImportedContact } from "#domain/contact/input.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { bestNamed, namesAgree } from "#domain/contact/same-person.ts";
import { type Likeness, likenessKeys, mostConsidered } from "#domain/duplicate.ts";
import { batchRows } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contacts } from "../../db/schema.ts";
import { sharing } from "../duplicate/keys.ts";
import { fieldsOf } from "./fields.ts";

/** What a row was found by, "own" for its id, and the contacts that have it. */
interface Found {
  row: number;
  by: Likeness | "own";
  /** JSON list of [id, first name, last name]. */
  holders: string;
}

/**
 * The ids of the contacts that a row's person is in the workspace as, oldest first, by the row's index; a
 * row whose person it doesn't have is missing. They are the contact with the row's own id, or else those
 * whose name agrees and that have the same email, phone, or name and company; the same name without a
 * company tells only if the row has no email and phone. The contacts that `operation` itself has added don't
 * count.
 */
export async function knownContacts(
  owner: Owner,
  rows: ImportedContact[],
  operation: string,
): Promise<Map<number, number[]>> {
  const people = rows.map(soughtPerson);
  const wanted = people.flatMap(({ keys }, index) =>
    keys.map(({ kind, key, prefix }) => [index, kind, key, prefix]),
  );
  const owned = rows.flatMap(({ ownId }, index) => {
    const read = readOwnId("contact", ownId ?? "");
    return read ? [[index, read.id, read.createdAt]] : [];
  });
  const found = await batchRows(owner.db, [
    ...jsonParameters(wanted).map((json) => selectSharing(owner, json, operation)),
    ...jsonParameters(owned).map((json) => selectOwn(owner, json)),
  ]);
  const byRow = new Map<number, Found[]>();
  for (const each of found) byRow.set(each.row, [...(byRow.get(each.row) ?? []), each]);
  return new Map(
    [...byRow].flatMap(([row, answers]) => {
      const person = people[row];
      const ids = person ? idsOf(person, answers) : [];
      return ids.length > 0 ? [[row, ids] as const] : [];
    }),
  );
}

function idsOf(row: RowPerson, found: Found[]): number[] {
  const candidates = found.flatMap(({ by, holders }) =>
    (JSON.parse(holders) as [number, string | null, string | null][]).map(
      ([id, firstName, lastName]) => ({ by, id, firstName, lastName }),
    ),
  );
  const own = candidates.filter(({ by }) => by === "own");
  const alike = candidates.filter(
    (each) => each.by !== "own" && namesAgree(each.by, row, each satisfies Named),
  );
  const ids = (own.length > 0 ? own : bestNamed(alike, row)).map(({ id }) => id);
  return [...new Set(ids)].toSorted((one, other) => one - other);
}

/** The contacts that have the keys of a JSON list of [index of the row, kind, key, prefix]. */
function selectSharing(owner: Owner, json: string, operation: string) {
  const key = { kind: sql`wanted.kind`, key: sql`wanted.key`, prefix: sql`wanted.prefix` };
  const isNew = sql`exists (select 1 from ${changes} where user_id = ${owner.userId} and entity = 'contact'
    and entity_id = known.id and operation_id = ${operationNumber(owner, operation)} and before is null)`;
  return owner.db.all<Found>(
    sql`select wanted.row as "row", wanted.kind as "by",
        (select json_group_array(json_array(known.id, known.first_name, known.last_name))
          from (${sharing(owner, key, mostConsidered)}) as holder
          cross join ${contacts} as known on known.id = holder.contact_id where not ${isNew}) as "holders"
      from (select value ->> 0 as row, value ->> 1 as kind, value ->> 2 as key, value ->> 3 as prefix
        from json_each(${json})) as wanted`,
  );
}

/** The contacts of a JSON list of [index of the row, id, time of creation], as far as they are the owner's. */
function selectOwn(owner: Owner, json: string) {
  return owner.db.all<Found>(
    sql`select wanted.value ->> 0 as "row", 'own' as "by",
        json_array(json_array(known.id, known.first_name, known.last_name)) as "holders"
      from json_each(${json}) as wanted cross join ${contacts} as known on known.id = wanted.value ->> 1
      where known.user_id = ${owner.userId} and known.created_at = wanted.value ->> 2
        and known.deleted_at is null`,
  );
}

/** What a row's person is found by. */
export function soughtPerson(row: ImportedContact): RowPerson {
  const contact = fieldsOf(row);
  const { firstName, lastName } = contact;
  const keys = likenessKeys(contact);
  const points = keys.filter(({ kind }) => kind !== "name");
  const isNamed = displayName(contact) !== standInName(contact);
  const isTelling = points.length === 0 || (isNamed && contact.company !== null);
  return { firstName, lastName, keys: isTelling ? keys : points };
}

/** What later rows may find a row's person by. */
export function foundPerson(row: ImportedContact): RowPerson {
  const contact = fieldsOf(row);
  const { firstName, lastName } = contact;
  return { firstName, lastName, keys: likenessKeys(contact) };
}
