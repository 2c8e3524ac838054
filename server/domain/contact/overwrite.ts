import { sameReach } from "../phone.ts";
import { addressFields, isOtherAddress } from "../postal-address.ts";
import { type ContactPoint, type ContactText, mostPoints } from "./contact.ts";
import { type ContactField, contactFieldNames } from "./fields.ts";
import { type Fillable, filledIn } from "./fill.ts";
import { pointsOf, reachOf } from "./merge.ts";

/**
 * A contact with what a row of a file says of it; null if it has all of that. What the row leaves empty
 * stays, but another street, city or postal code replaces the whole address. The row's emails and phones
 * come first; the contact's others, its notes and its tags are kept beside those of the row, as long as
 * there is room.
 */
export function overwritten<Contact extends Fillable>(
  contact: Contact,
  row: Fillable,
): Contact | null {
  const replaced = {
    ...contact,
    ...newTexts(contact, row),
    ...newPoints(contact, row, "email"),
    ...newPoints(contact, row, "phone"),
  };
  const { notes, tagKeys } = filledIn(contact, row) ?? contact;
  const after = { ...replaced, notes, tagKeys };
  return JSON.stringify(after) === JSON.stringify(contact) ? null : after;
}

const ownRules: readonly ContactField[] = ["email", "phone", "notes"];
const plain = contactFieldNames.filter(
  (name) => !ownRules.includes(name) && !addressFields.some((each) => each === name),
);

function newTexts(contact: Fillable, row: Fillable): Partial<ContactText> {
  const given = [...plain, ...addressFields].filter((name) => row[name] !== null);
  const names = isOtherAddress(contact, row) ? [...given, ...addressFields] : given;
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function newPoints(contact: Fillable, row: Fillable, kind: "email" | "phone"): Partial<Fillable> {
  const found = pointsOf(row, kind);
  if (found.length === 0) return {};
  const own = pointsOf(contact, kind);
  const [main, ...more] = together(kind, found, own);
  const others = more.slice(0, mostPoints);
  const label = main?.label ?? null;
  return kind === "email"
    ? { email: main?.value ?? null, emailLabel: label, moreEmails: others }
    : { phone: main?.value ?? null, phoneLabel: label, morePhones: others };
}

/** The points of a row and then those of a contact, each once; what both have stays as the contact spells it. */
function together(
  kind: "email" | "phone",
  found: readonly ContactPoint[],
  own: readonly ContactPoint[],
): ContactPoint[] {
  const all: ContactPoint[] = [];
  const has = (list: readonly ContactPoint[], { value }: ContactPoint) =>
    list.find((each) => sameReach(reachOf(kind, each.value), reachOf(kind, value)));
  for (const point of [...found, ...own]) {
    if (has(all, point)) continue;
    const known = has(own, point);
    all.push(known ? { label: point.label ?? known.label, value: known.value } : point);
  }
  return all;
}
