import { fold } from "../fold.ts";
import type { RowChange } from "../import/draft.ts";
import { changed, shown } from "../import/shown.ts";
import type { ContactPoint, OtherPoints } from "./contact.ts";
import { type ContactField, contactFieldNames, contactFields } from "./fields.ts";
import { pointsOf } from "./merge.ts";

/** What is known of a contact, with its tags as people see them. */
type Shown = Record<ContactField, string | null> & OtherPoints & { tagKeys: readonly string[] };

/** The fields, emails, phones and tags in which a contact differs from what it was; null before is a new one. */
export function changesOf(before: Shown | null, after: Shown): RowChange[] {
  return [
    ...contactFieldNames.flatMap((name): RowChange[] => {
      if (name === "email" || name === "phone") return pointChanges(name, before, after);
      return changed(contactFields[name].label, before?.[name] ?? null, after[name]);
    }),
    ...after.tagKeys
      .filter((key) => !before?.tagKeys.includes(key))
      .map((tag) => ({ label: "Tag", before: null, after: tag })),
  ];
}

/** Fields of which a contact can have what it has and what a row says. */
const addedUp: readonly ContactField[] = ["email", "phone", "notes"];

/** What a row says otherwise than the contact that it is about, which stays as it is. */
export function keptOf(contact: Shown, row: Shown): RowChange[] {
  return contactFieldNames.flatMap((name) => {
    const [own, found] = [contact[name], row[name]];
    if (addedUp.includes(name) || own === null || found === null) return [];
    if (fold(own) === fold(found)) return [];
    return [{ label: contactFields[name].label, before: shown(own), after: shown(found) }];
  });
}

function pointChanges(kind: "email" | "phone", before: Shown | null, after: Shown): RowChange[] {
  const valuesOf = (contact: Shown) =>
    pointsOf(contact, kind).map(({ value }: ContactPoint) => value);
  const known = before ? valuesOf(before) : [];
  const next = valuesOf(after);
  const { label } = contactFields[kind];
  return [
    ...next.filter((value) => !known.includes(value)).flatMap((each) => changed(label, null, each)),
    ...known.filter((value) => !next.includes(value)).flatMap((each) => changed(label, each, null)),
  ];
}
