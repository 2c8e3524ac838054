import { type Called, displayName } from "./contact/contact.ts";
import { type Compared, comparedKeys, pointKeys } from "./contact/key.ts";

/**
 * What two contacts may share that suggests they are one person; a group is named by the first of
 * these.
 */
export const likenesses = ["email", "name", "phone"] as const;
export type Likeness = (typeof likenesses)[number];

/** A kind of key and its value, as duplicate_keys has them, to find duplicates by; and a phone's prefix. */
export interface LikenessKey {
  kind: Likeness;
  key: string;
  prefix: string | null;
}

/**
 * The most contacts of a group that a page shows; a value that more contacts share, such as a
 * switchboard's number, doesn't suggest duplicates.
 */
export const mostTelling = 10;

/**
 * The most contacts of a group that are considered, and that one answer marks as not duplicates.
 */
export const mostConsidered = 50;

/** The most contacts in one merge. */
export const mostMerged = 20;

/** What belongs to a compared contact is counted up to this number. */
export const mostCounted = 1_000;

/** The keys that a contact would share with its duplicates, without repeats. */
export function likenessKeys(contact: Compared): LikenessKey[] {
  const { emailKey, phoneKey, phonePrefix, nameKey, companyKey } = comparedKeys(contact);
  const keys: (Omit<LikenessKey, "key"> & { key: string | null })[] = [
    { kind: "email", key: emailKey, prefix: null },
    ...contact.moreEmails.map(({ value }) => pointLikeness("email", value)),
    {
      kind: "name",
      key: nameKey ? nameAndCompanyKey({ nameKey, companyKey }) : null,
      prefix: null,
    },
    { kind: "phone", key: phoneKey, prefix: phonePrefix },
    ...contact.morePhones.map(({ value }) => pointLikeness("phone", value)),
  ];
  const byText = new Map(
    keys.flatMap(({ kind, key, prefix }) =>
      key === null ? [] : [[`${kind} ${prefix} ${key}`, { kind, key, prefix }] as const],
    ),
  );
  return [...byText.values()];
}

function pointLikeness(kind: "email" | "phone", value: string) {
  return { kind, ...pointKeys(kind, value) };
}

/** Folded name and company as one key. */
export function nameAndCompanyKey(keys: { nameKey: string; companyKey: string }): string {
  return `${keys.nameKey}\n${keys.companyKey}`;
}

/** "same email, name and company": what contacts share, in a sentence. */
export function sharedText(shared: readonly Likeness[], { company }: { company: boolean }): string {
  const nouns = likenesses
    .filter((likeness) => shared.includes(likeness))
    .flatMap((likeness) => (likeness === "name" && company ? ["name", "company"] : [likeness]));
  const last = nouns.at(-1) ?? "";
  const others = nouns.slice(0, -1);
  return others.length > 0 ? `same ${others.join(", ")} and ${last}` : `same ${last}`;
}

/** "Possible duplicate: Ann Lee (same email)." */
export function possibleDuplicateMessage({
  contact,
  by,
}: {
  contact: Called;
  by: readonly Likeness[];
}): string {
  const words = sharedText(by, { company: Boolean(contact.company) });
  return `Possible duplicate: ${displayName(contact)} (${words}).`;
}
