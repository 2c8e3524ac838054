import { fold } from "../fold.ts";
import { type Choices, type MergePartOf, mergingOf } from "../merge.ts";
import { type ReachKeys, sameReach } from "../phone.ts";
import { Refusal } from "../refusal.ts";
import {
  type ContactPoint,
  type ContactText,
  isUncalled,
  mostPoints,
  type OtherPoints,
  uncalledMessage,
} from "./contact.ts";
import { contactFields } from "./fields.ts";
import { groupLabel } from "./group.ts";
import { pointKeys } from "./key.ts";

/** How contacts are merged. For emails and phones the main one is selected; the others are all kept. */
export const contactMerging = mergingOf(contactFields, groupLabel);

export const mergeParts = contactMerging.parts;
export type MergePart = MergePartOf<typeof contactFields>;

type Typed = ContactText & OtherPoints;
export type Mergeable = Typed & { id: number };

/**
 * The result of merging contacts: their fields as `contactMerging` merges them, with emails and phones
 * united, starting with the main ones. Refuses BAD_REQUEST if nothing to call it by would remain, or if there would be
 * more notes, emails or phones than a contact may have.
 */
export function merged(contacts: readonly Mergeable[], choices: Choices<MergePart>): Typed {
  const [email = none, ...moreEmails] = united(contacts, "email", choices.email);
  const [phone = none, ...morePhones] = united(contacts, "phone", choices.phone);
  const typed: Typed = {
    ...contactMerging.merged(contacts, choices),
    email: email.value,
    phone: phone.value,
    emailLabel: email.label,
    phoneLabel: phone.label,
    moreEmails,
    morePhones,
  };
  judge(typed);
  return typed;
}

const none = { label: null, value: null };

function judge(typed: Typed): void {
  if (isUncalled(typed)) throw new Refusal("BAD_REQUEST", uncalledMessage, "firstName");
  for (const kind of ["email", "phone"] as const) {
    const more = kind === "email" ? typed.moreEmails : typed.morePhones;
    if (more.length > mostPoints)
      throw new Refusal("BAD_REQUEST", tooManyPointsMessage(kind), kind);
  }
}

function tooManyPointsMessage(kind: "email" | "phone"): string {
  return `Together they have more than ${mostPoints + 1} ${kind}s. Remove some first, or merge fewer contacts at a time.`;
}

/**
 * The emails or phones of all contacts, without repeats, starting with those of the selected
 * contact.
 */
export function united(
  contacts: readonly Mergeable[],
  kind: "email" | "phone",
  selected?: number,
): ContactPoint[] {
  const first = contacts.filter(({ id }) => id === selected);
  const [lead] = first.flatMap((contact) => pointsOf(contact, kind));
  const all = [...(lead ? [lead] : []), ...contacts.flatMap((contact) => pointsOf(contact, kind))];
  const kept: (ContactPoint & ReachKeys)[] = [];
  for (const { label, value } of all) {
    const keys = reachOf(kind, value);
    const known = kept.find((each) => sameReach(each, keys));
    if (!known) {
      kept.push({ label, value, ...keys });
      continue;
    }
    known.label ??= label;
    known.prefix ??= keys.prefix;
  }
  return kept.map(({ label, value }) => ({ label, value }));
}

/** What an email or phone is compared by; one too short to tell apart, by all that was typed. */
export function reachOf(kind: "email" | "phone", value: string): ReachKeys {
  const { key, prefix } = pointKeys(kind, value);
  return { key: key ?? fold(value), prefix };
}

/** The emails or phones of a contact, the main one first. */
export function pointsOf(contact: Typed, kind: "email" | "phone"): ContactPoint[] {
  const value = contact[kind];
  const [label, more] =
    kind === "email"
      ? [contact.emailLabel, contact.moreEmails]
      : [contact.phoneLabel, contact.morePhones];
  return [...(value ? [{ label, value }] : []), ...more];
}
