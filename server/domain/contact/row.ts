import { fold } from "../fold.ts";
import { type DayOrder, dayOrderIn } from "../written-day.ts";
import type { Column } from "./columns.ts";
import { isUncalled, type OtherPoints } from "./contact.ts";
import { type ContactField, contactFieldNames, contactFields } from "./fields.ts";
import { isTitle } from "./full-name.ts";
import { different, noteLine, type Row, rowOf, texts } from "./row-cells.ts";
import { birthdayIn, birthdayText, type Details, detailsOf } from "./row-details.ts";
import { namesOf } from "./row-names.ts";
import { pointsOfRow, type RowPoints } from "./row-points.ts";
import { tagsOf } from "./row-tags.ts";

/** A contact as an import accepts it; fields that the file leaves empty are missing. */
export type ImportableContact = Partial<Record<ContactField, string>> &
  Partial<OtherPoints> & { tags?: string[]; ownId?: string };

const longestOwnId = 40;

/** The order of day and month in a file's birthdays; null if none of them decides it. */
export function birthdayOrder(columns: Column[], rows: readonly string[][]): DayOrder | null {
  return dayOrderIn(rows.map((cells) => birthdayText(rowOf(columns, cells))));
}

/** Whether a row has a birthday that can't be read or can't be true. */
export function hasUnreadBirthday(
  columns: Column[],
  cells: string[],
  order: DayOrder | null,
): boolean {
  const row = rowOf(columns, cells);
  return birthdayText(row) !== "" && birthdayIn(row, order) === null;
}

/**
 * The contact in a row, with each value unchanged. What no field takes becomes a line of the notes: a
 * column that nothing is known about, a second company, job title or address, a fax, an email, link or
 * birthday that would be refused, what is too long for its field, and tags beyond the limit. Only a row
 * with nothing to call a contact by is refused, by the import.
 */
export function contactFromRow(
  columns: Column[],
  cells: string[],
  order: DayOrder | null = null,
): ImportableContact {
  const row = rowOf(columns, cells);
  const emails = pointsOfRow(row, "email");
  const phones = pointsOfRow(row, "phone");
  const plain = plainTextsOf(row);
  const details = detailsOf(row, order);
  const names = namesOf(row, plain.fields.company);
  const { tags, notes: tagNotes } = tagsOf(row);
  const contact = {
    ...names.fields,
    ...reachFields(emails, ["email", "emailLabel", "moreEmails"]),
    ...reachFields(phones, ["phone", "phoneLabel", "morePhones"]),
    ...plain.fields,
    ...(names.company !== null && { company: names.company }),
    ...details.fields,
  };
  const [ownId] = texts(row, "ownId");
  const nickname = isUncalled(contact) ? plain.fields.nickname : undefined;
  const notes = [
    ...texts(row, "notes"),
    ...names.notes,
    ...emails.notes,
    ...phones.notes,
    ...plain.notes,
    ...details.notes,
    ...tagNotes,
    ...leftOver(
      row,
      Object.values(contact).filter((value) => typeof value === "string"),
    ),
  ].join("\n");
  return {
    ...contact,
    ...(nickname && { firstName: nickname }),
    ...(notes && { notes }),
    ...(tags.length > 0 && { tags }),
    ...(ownId !== undefined && { ownId: ownId.slice(0, longestOwnId) }),
  };
}

/** Lines for the columns that no field takes, unless the contact has the value already. */
function leftOver(row: Row, values: string[]): string[] {
  const known = new Set(values.map(fold));
  return (row.get("note") ?? [])
    .filter(({ text }) => !known.has(fold(text)))
    .map(({ column, text }) => noteLine(labelOf(row, column), text));
}

/** The label beside a value, as in Google's Relation 1, or the column's header. */
function labelOf(row: Row, { group, name }: Column): string {
  const label = row.get("kind")?.find(({ column }) => group && column.group === group);
  return label?.text.trim() || name;
}

/** Texts without rules of their own: the first column of each is used. */
const plainFields = contactFieldNames.filter((name) => {
  const { kind, group } = contactFields[name];
  return kind === "text" && group !== "name" && group !== "address";
});

function plainTextsOf(row: Row): Details {
  const all = plainFields.map((name) => {
    const given = name === "jobTitle" ? jobTitlesOf(row) : texts(row, name);
    const { label, limit } = contactFields[name];
    const values = different(given, fold);
    const first = values.find((value) => value.trim().length <= limit);
    const others = values.filter((value) => value !== first);
    const words = first ? `Other ${label.toLowerCase()}` : label;
    return { name, first, notes: others.map((value) => noteLine(words, value)) };
  });
  return {
    fields: Object.fromEntries(all.flatMap(({ name, first }) => (first ? [[name, first]] : []))),
    notes: all.flatMap(({ notes }) => notes),
  };
}

/** A column named Title has jobs, or Mr and Dr. */
function jobTitlesOf(row: Row): string[] {
  return [...texts(row, "jobTitle"), ...texts(row, "title").filter((text) => !isTitle(text))];
}

function reachFields(
  { own, more }: RowPoints,
  [value, label, others]:
    | ["email", "emailLabel", "moreEmails"]
    | ["phone", "phoneLabel", "morePhones"],
): Partial<ImportableContact> {
  return {
    ...(own && { [value]: own.value }),
    ...(own?.label && { [label]: own.label }),
    ...(more.length > 0 && { [others]: more }),
  };
}
