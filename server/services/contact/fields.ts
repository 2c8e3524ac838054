import { type SQL, sql } from "drizzle-orm";
import type { ContactPoint, ContactText, OtherPoints } from "#domain/contact/contact.ts";
import { contactFieldNames, eachField } from "#domain/contact/fields.ts";
import type { NewContact } from "#domain/contact/input.ts";
import { contactKeys, pointKeys } from "#domain/contact/key.ts";
import type { ReachKeys } from "#domain/phone.ts";
import { pick } from "#domain/pick.ts";
import type { Statement } from "../../db/client.ts";
import { childList, entityTables } from "../../db/entities.ts";
import type { Owner } from "../../db/owner.ts";
import { contactActivities, contactPoints, contacts } from "../../db/schema.ts";
import { type ActivityTimes, activityTimesOf } from "../activity/times.ts";
import { companyIdOf } from "./company.ts";

/** Everything that a person has typed about a contact. */
export interface ContactFields extends ContactText, OtherPoints {}

/** A row of contact_points, without its contact. */
export interface PointRow extends ContactPoint, ReachKeys {
  kind: "email" | "phone";
  /** From 1. */
  position: number;
}

const { points } = entityTables.contact.children;
if (!points) throw new Error("Contacts have several emails and phones");
const { table, parent } = points;

/** The other emails and phones of a contact as a JSON list, read together with its row. */
const pointsAsJson = sql<string>`(select ${childList(points)} from ${table} where ${parent} = ${contacts.id})`;

/** The columns of a contact that its page and callers see, without tags. */
export const contactColumns = {
  id: contacts.id,
  ...pick(contacts, contactFieldNames),
  emailLabel: contacts.emailLabel,
  phoneLabel: contacts.phoneLabel,
  companyId: contacts.companyId,
  createdAt: contacts.createdAt,
  updatedAt: contacts.updatedAt,
  version: contacts.version,
  ...activityTimesOf(contacts, contactActivities.contactId),
  points: pointsAsJson.as("points"),
};

/** The other emails and phones from a list of points. */
export function otherPointsOf(list: PointRow[]): Pick<OtherPoints, "moreEmails" | "morePhones"> {
  const ofKind = (wanted: PointRow["kind"]) =>
    list.filter(({ kind }) => kind === wanted).map(({ label, value }) => ({ label, value }));
  return { moreEmails: ofKind("email"), morePhones: ofKind("phone") };
}

/** A contact's points as the log stores them, in the order of their table. */
export function pointRows({
  moreEmails,
  morePhones,
}: Pick<OtherPoints, "moreEmails" | "morePhones">): PointRow[] {
  const rows = (kind: PointRow["kind"], list: ContactPoint[]) =>
    list.map(({ label, value }, index) => ({
      kind,
      position: index + 1,
      label,
      value,
      ...pointKeys(kind, value),
    }));
  return [...rows("email", moreEmails), ...rows("phone", morePhones)];
}

/** The typed values, with null for all others. */
export function fieldsOf(typed: Partial<NewContact>): ContactFields {
  return {
    ...eachField((name) => typed[name] ?? null),
    emailLabel: typed.emailLabel ?? null,
    phoneLabel: typed.phoneLabel ?? null,
    moreEmails: typed.moreEmails ?? [],
    morePhones: typed.morePhones ?? [],
  };
}

/**
 * All columns except those that the database fills: otherwise one that no field declares could be
 * forgotten.
 */
type WrittenColumn = Exclude<
  keyof typeof contacts.$inferInsert,
  "id" | "version" | "deletedAt" | keyof ActivityTimes
>;

/**
 * The row of a new contact: the typed values, and the columns computed from them; its company must
 * already exist.
 */
export function contactRow(owner: Owner, typed: Partial<NewContact>, now: number) {
  const { moreEmails, morePhones, ...columns } = fieldsOf(typed);
  const keys = contactKeys({ ...columns, moreEmails, morePhones });
  return {
    ...columns,
    ...keys,
    companyId: keys.companyKey ? companyIdOf(owner, keys.companyKey) : null,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  } satisfies Record<WrittenColumn, unknown>;
}

/**
 * The statement that adds points to contacts, from a JSON list of [what `contactId` reads, point].
 */
export function insertPoints(owner: Owner, contactId: SQL, json: string): Statement {
  return owner.db.run(
    sql`insert into ${contactPoints} (contact_id, kind, position, label, value, key, prefix, user_id)
      select ${contactId}, value ->> '$[1].kind', value ->> '$[1].position', value ->> '$[1].label',
        value ->> '$[1].value', value ->> '$[1].key', value ->> '$[1].prefix', ${owner.userId} from json_each(${json})`,
  );
}
