import { fold } from "../fold.ts";
import { sameReach } from "../phone.ts";
import {
  type ContactPoint,
  type ContactText,
  mostPoints,
  mostTags,
  type OtherPoints,
} from "./contact.ts";
import { type ContactField, contactFields } from "./fields.ts";
import { contactGroups, fieldsOfGroup } from "./group.ts";
import { pointsOf, reachOf } from "./merge.ts";

/** What is known about a person, with the folded names of their tags. */
export interface Fillable extends ContactText, OtherPoints {
  tagKeys: readonly string[];
}

/**
 * A contact with what a row of a file knows beyond it; null if that is nothing. What is filled in stays as
 * it is. Empty fields are filled, but the parts of a name or an address only if the row has the same ones
 * as far as the contact has any. Emails, phones and tags are added as long as there is room, and notes
 * that the contact doesn't have on new lines, if they fit.
 */
export function filledIn<Contact extends Fillable>(
  contact: Contact,
  row: Fillable,
): Contact | null {
  const news: Partial<Fillable> = {
    ...newTexts(contact, row),
    ...newNotes(contact, row),
    ...newPoints(contact, row, "email"),
    ...newPoints(contact, row, "phone"),
    ...newTags(contact, row),
  };
  return Object.keys(news).length > 0 ? { ...contact, ...news } : null;
}

const filledGroups = contactGroups
  .filter((group) => group !== "emails" && group !== "phones" && group !== "notes")
  .map(fieldsOfGroup);

function newTexts(contact: Fillable, row: Fillable): Partial<ContactText> {
  const agrees = (name: ContactField) => {
    const own = contact[name];
    return own === null || fold(own) === fold(row[name] ?? "");
  };
  const names = filledGroups.filter((group) => group.every(agrees)).flat();
  const empty = names.filter((name) => contact[name] === null && row[name] !== null);
  return Object.fromEntries(empty.map((name) => [name, row[name]]));
}

function newNotes({ notes: own }: Fillable, { notes: found }: Fillable): Partial<ContactText> {
  if (found === null || own?.includes(found)) return {};
  const notes = own === null ? found : `${own}\n${found}`;
  return notes.length <= contactFields.notes.limit ? { notes } : {};
}

function newPoints(contact: Fillable, row: Fillable, kind: "email" | "phone"): Partial<Fillable> {
  const unknown = withoutKnown(kind, pointsOf(contact, kind), pointsOf(row, kind));
  const main = contact[kind] === null ? unknown.shift() : undefined;
  const [label, own] =
    kind === "email"
      ? [contact.emailLabel, contact.moreEmails]
      : [contact.phoneLabel, contact.morePhones];
  const further = unknown.slice(0, Math.max(0, mostPoints - own.length));
  return {
    ...(main && { [kind]: main.value, [`${kind}Label`]: label ?? main.label }),
    ...(further.length > 0 && {
      [kind === "email" ? "moreEmails" : "morePhones"]: [...own, ...further],
    }),
  };
}

/** The emails or phones among `found` that are not among `own` in any spelling, each once. */
function withoutKnown(
  kind: "email" | "phone",
  own: readonly ContactPoint[],
  found: readonly ContactPoint[],
): ContactPoint[] {
  const known = own.map(({ value }) => reachOf(kind, value));
  return found.filter(({ value }) => {
    const reach = reachOf(kind, value);
    if (known.some((each) => sameReach(each, reach))) return false;
    known.push(reach);
    return true;
  });
}

function newTags({ tagKeys: own }: Fillable, { tagKeys: found }: Fillable): Partial<Fillable> {
  const room = Math.max(0, mostTags - own.length);
  const added = [...new Set(found)].filter((key) => !own.includes(key)).slice(0, room);
  return added.length > 0 ? { tagKeys: [...own, ...added] } : {};
}
