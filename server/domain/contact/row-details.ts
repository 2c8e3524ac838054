import { isLink, linkOf } from "../address.ts";
import { fold } from "../fold.ts";
import { addressFields } from "../postal-address.ts";
import { recordOf } from "../record-of.ts";
import type { DayOrder } from "../written-day.ts";
import { birthdayFault, readWrittenBirthday } from "./birthday.ts";
import { readCadence } from "./cadence.ts";
import type { ColumnField } from "./columns.ts";
import { addressParts } from "./columns-address.ts";
import { type ContactField, contactFields } from "./fields.ts";
import { type Cell, different, kindOf, noteLine, type Row, texts } from "./row-cells.ts";

/**
 * Values of a row, and lines of the notes for those that fit no field or would be refused there.
 */
export interface Details {
  fields: Partial<Record<ContactField, string>>;
  notes: string[];
}

/**
 * The links, address, birthday and cadence of a row; `order` is the order of day and month in its birthday.
 */
export function detailsOf(row: Row, order: DayOrder | null): Details {
  const all = [linksOf(row), addressOf(row), birthdayOf(row, order), cadenceOf(row)];
  const fields: Details["fields"] = Object.assign({}, ...all.map((each) => each.fields));
  const tooLong = (Object.entries(fields) as [ContactField, string][]).filter(
    ([field, value]) => value.trim().length > contactFields[field].limit,
  );
  const fitting = Object.entries(fields).filter(
    ([name]) => !tooLong.some(([field]) => field === name),
  );
  return {
    fields: Object.fromEntries(fitting),
    notes: [
      ...all.flatMap(({ notes }) => notes),
      ...tooLong.map(([field, value]) => noteLine(contactFields[field].label, value)),
    ],
  };
}

interface Link {
  field: "linkedin" | "website";
  value: string;
}

function linksOf(row: Row): Details {
  const links = different(
    [...row.values()].flat().flatMap(linksIn),
    ({ field, value }) => `${field} ${value.trim()}`,
  );
  const fields: Details["fields"] = {};
  const notes: string[] = [];
  for (const { field, value } of links) {
    if (fields[field] || !isLink(value.trim()))
      notes.push(noteLine(contactFields[field].label, value));
    else fields[field] = value;
  }
  return { fields, notes };
}

/** The links in a column, by the site that it names or that they lead to. */
function linksIn({ column: { field, shape }, text }: Cell): Link[] {
  if (field === "linkedin") return [{ field, value: linkedInLink(text) }];
  if (field === "website") return [{ field, value: text }];
  if (field !== "link") return [];
  const values = shape === "joined" ? text.split(" ::: ") : [text];
  return values
    .filter((value) => value.trim() !== "")
    .map((value) => ({ field: isLinkedIn(value) ? "linkedin" : "website", value }));
}

/** The link for what many write instead of it: the name in "linkedin.com/in/name". */
function linkedInLink(text: string): string {
  const [, name] = /^\s*\/?(?:in\/)?([\p{L}\p{N}_-]+)\/?\s*$/u.exec(text) ?? [];
  return name ? `https://www.linkedin.com/in/${name}` : text;
}

function isLinkedIn(value: string): boolean {
  const link = linkOf(value.trim());
  return link !== null && /(^|\.)linkedin\.com$/.test(new URL(link).hostname);
}

/** The preference for a contact's address if a row has several. */
const preferredLabels = [
  /^$/,
  /^address\d/,
  /work|business|office|company|mailing/,
  /home|private|personal/,
];

function addressOf(row: Row): Details {
  const cells = addressParts.flatMap((part) => row.get(part) ?? []);
  const groupOf = ({ column }: Cell) => column.group ?? "";
  const groups = new Set(cells.map(groupOf));
  const rank = (group: string) => preferredLabels.findIndex((place) => place.test(group)) >>> 0;
  const addresses = [...groups]
    .map((group) => ({ group, own: cells.filter((cell) => groupOf(cell) === group) }))
    .map(({ group, own }) => ({ group, first: own[0], fields: addressIn(own) }))
    .toSorted((one, other) => rank(one.group) - rank(other.group));
  const [own, ...others] = different(addresses, ({ fields }) => fold(lineOf(fields)));
  return {
    fields: own?.fields ?? {},
    notes: others.map(({ group, first, fields }) => {
      const kind = first ? kindOf(row, first.column) : "";
      return noteLine("Other address", lineOf(fields), kind || group.replace(/^address\d+$/, ""));
    }),
  };
}

/** A whole address beside its parts adds nothing. */
function addressIn(cells: Cell[]): Details["fields"] {
  const of = (part: ColumnField) =>
    cells.filter(({ column }) => column.field === part).map(({ text }) => text);
  const values = recordOf(addressFields, of);
  if (values.street.length === 0) values.street = of("lines");
  const filled = Object.entries(values).filter(([, list]) => list.length > 0);
  return Object.fromEntries(filled.map(([field, list]) => [field, joined(list)]));
}

/** A single value stays unchanged. */
function joined(values: string[]): string {
  const [only = "", ...more] = values;
  return more.length === 0 ? only : values.map((value) => value.trim()).join(", ");
}

function lineOf(fields: Details["fields"]): string {
  return joined(Object.values(fields)).replace(/\s*\n\s*/g, ", ");
}

/** A birthday that can't be read or can't be true becomes a line of the notes. */
function birthdayOf(row: Row, order: DayOrder | null): Details {
  const text = birthdayText(row);
  if (text === "") return { fields: {}, notes: [] };
  const birthday = birthdayIn(row, order);
  if (birthday !== null) return { fields: { birthday }, notes: [] };
  return { fields: {}, notes: [noteLine(contactFields.birthday.label, text)] };
}

/** A cadence that can't be read becomes a line of the notes. */
function cadenceOf(row: Row): Details {
  const text = (texts(row, "cadence")[0] ?? "").trim();
  if (text === "") return { fields: {}, notes: [] };
  const cadence = readCadence(text);
  if (cadence !== null) return { fields: { cadence }, notes: [] };
  return { fields: {}, notes: [noteLine(contactFields.cadence.label, text)] };
}

/** The birthday of a row; null if there is none, or it can't be true. */
export function birthdayIn(row: Row, order: DayOrder | null): string | null {
  const plain = birthdayText(row)
    .replace(/[T ]0?0:00\b.*$/, "")
    .replace(/^(\d{4})[/.](\d\d?)[/.](\d\d?)$/, "$1-$2-$3");
  const birthday = readWrittenBirthday(plain, order);
  return birthdayFault(birthday, Date.now()) === undefined ? birthday : null;
}

/** The text of a row's birthday, from one cell or three; Outlook's 0/0/00 means none. */
export function birthdayText(row: Row): string {
  const [year, month, day] = [
    texts(row, "birthYear"),
    texts(row, "birthMonth"),
    texts(row, "birthDay"),
  ];
  const inParts = month[0] && day[0] ? [year[0] ?? "-", month[0], day[0]].join("-") : undefined;
  const text = (texts(row, "birthday")[0] ?? inParts ?? "").trim();
  return /^0+([/.-])0+\1 ?0+$/.test(text) ? "" : text;
}
