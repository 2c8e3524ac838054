import { linkOf } from "../address.ts";
import type { TextKind } from "../field.ts";
import { type ContactText, displayName, type OtherPoints, type PointLabel } from "./contact.ts";
import { type ContactField, contactFieldNames, contactFields } from "./fields.ts";
import { contactFieldsInFiles } from "./fields-in-files.ts";

/** The values of a card. */
export interface CardContact extends ContactText, OtherPoints {
  tags: { name: string }[];
  /** In milliseconds. */
  updatedAt: number;
}

/** The types that RFC 6350 has for emails and phones; others are left out. */
const emailTypes: Partial<Record<PointLabel, string>> = { work: "work", home: "home" };
const phoneTypes: Partial<Record<PointLabel, string>> = { ...emailTypes, mobile: "cell" };

type Property = (typeof contactFieldsInFiles)[ContactField]["vcard"];

/** The properties that fields are written to, in the order of the fields. */
const properties = [...new Set(contactFieldNames.map(propertyOf))];

function propertyOf(name: ContactField): Property {
  return contactFieldsInFiles[name].vcard;
}

/** The lines of properties that have more than a line with the text of each field. */
const composed: Partial<Record<Property, (contact: CardContact) => string[]>> = {
  N: ({ lastName, firstName }) => [`N:${compound([lastName, firstName, null, null, null])}`],
  EMAIL: ({ email, emailLabel, moreEmails }) =>
    reach("EMAIL", emailTypes, [{ label: emailLabel, value: email }, ...moreEmails]),
  TEL: ({ phone, phoneLabel, morePhones }) =>
    reach("TEL", phoneTypes, [{ label: phoneLabel, value: phone }, ...morePhones]),
  ORG: ({ company }) => (company ? [`ORG:${compound([company])}`] : []),
  ADR: addressLines,
};

/** The values of kinds of field that aren't written as text; null for none. */
const kindValues: Partial<Record<TextKind, (text: string) => string | null>> = {
  link: linkOf,
  birthday: basicDate,
};

function linesOf(property: Property, contact: CardContact): string[] {
  const lines = composed[property];
  if (lines) return lines(contact);
  const values = contactFieldNames
    .filter((name) => propertyOf(name) === property)
    .map((name) => writtenValue(name, contact[name] ?? ""));
  return values.flatMap((value) => (value ? [`${property}:${value}`] : []));
}

function writtenValue(name: ContactField, text: string): string | null {
  const read = kindValues[contactFields[name].kind];
  if (text === "") return null;
  return read ? read(text) : escaped(text);
}

/** The post office box and the extended address come first, and are always empty. */
function addressLines({ street, city, region, postalCode, country }: CardContact): string[] {
  const address = [street, city, region, postalCode, country];
  return address.some(Boolean) ? [`ADR:${compound([null, null, ...address])}`] : [];
}

/**
 * A contact as a vCard 4.0 (RFC 6350), in UTF-8 with CRLF line ends. `uid` is the contact's
 * permanent URI.
 */
export function writeVCard(contact: CardContact, uid: string): string {
  const { tags, updatedAt } = contact;
  const lines = [
    "BEGIN:VCARD",
    // Straight after BEGIN, as section 6.7.9 requires.
    "VERSION:4.0",
    "PRODID:-//Kith//Kith//EN",
    `UID:${uid}`,
    `FN:${escaped(displayName(contact))}`,
    ...properties.flatMap((property) => linesOf(property, contact)),
    ...(tags.length > 0 ? [`CATEGORIES:${tags.map(({ name }) => escaped(name)).join(",")}`] : []),
    `REV:${timestamp(updatedAt)}`,
    "END:VCARD",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** One line for each value; if there are several, the first is preferred. */
function reach(
  property: "EMAIL" | "TEL",
  types: Partial<Record<PointLabel, string>>,
  points: { label: PointLabel | null; value: string | null }[],
): string[] {
  const given = points.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  return given.map(({ label, value }, index) => {
    const type = label ? types[label] : undefined;
    const typed = type ? `;TYPE=${type}` : "";
    const preferred = index === 0 && given.length > 1 ? ";PREF=1" : "";
    return `${property}${typed}${preferred}:${escaped(value)}`;
  });
}

/**
 * A text as a value (section 3.4): without control characters except tabs, and with its special
 * characters escaped.
 */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\u2028\u2029]/gu, (control) =>
      control === "\n" || control === "\t" ? control : "",
    )
    .replace(/[\\,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** The parts of a structured value, separated by semicolons. */
function compound(parts: (string | null)[]): string {
  return parts.map((part) => escaped(part ?? "").replaceAll(";", "\\;")).join(";");
}

/** "YYYY-MM-DD" as YYYYMMDD, "--MM-DD" as --MMDD. */
function basicDate(birthday: string): string {
  return birthday.startsWith("--")
    ? `--${birthday.slice(2).replaceAll("-", "")}`
    : birthday.replaceAll("-", "");
}

/** A time as 20261123T090500Z. */
function timestamp(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");
}

/** The longest line, in octets, without its line end. */
const longestLine = 75;

/**
 * A line cut into several (section 3.2), each after the first starting with a space, and no
 * character cut in two.
 */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).byteLength;
    if (octets + size > longestLine) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
