import { fold } from "../fold.ts";
import { splitGroups, splitTags } from "../tag-list.ts";
import { type DayOrder, dayOrderIn } from "../written-day.ts";
import type { Column } from "./columns.ts";
import { mostTags, type OtherPoints } from "./contact.ts";
import { type ContactField, contactFieldNames, contactFields } from "./fields.ts";
import { splitFullName } from "./full-name.ts";
import { different, noteLine, type Row, rowOf, texts } from "./row-cells.ts";
import { birthdayIn, birthdayText, type Details, detailsOf } from "./row-details.ts";
import { pointsOfRow, type RowPoints } from "./row-points.ts";

/** A contact as an import accepts it; fields that the file leaves empty are missing. */
export type ImportableContact = Partial<Record<ContactField, string>> &
  Partial<OtherPoints> & { tags?: string[] };

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
 * The contact in a row, with each value unchanged. A second company, job title or address, a fax, a
 * link or birthday that would be refused, and tags beyond the limit become lines of the notes.
 * Nothing is refused here: the import checks each contact.
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
  const tags = tagsOf(row);
  const notes = [
    ...texts(row, "notes"),
    ...emails.notes,
    ...phones.notes,
    ...plain.notes,
    ...details.notes,
    ...tags.slice(mostTags).map((tag) => noteLine("Other tag", tag)),
  ].join("\n");
  return {
    ...namesOf(row),
    ...reachFields(emails, ["email", "emailLabel", "moreEmails"]),
    ...reachFields(phones, ["phone", "phoneLabel", "morePhones"]),
    ...plain.fields,
    ...details.fields,
    ...(notes && { notes }),
    ...(tags.length > 0 && { tags: tags.slice(0, mostTags) }),
  };
}

/** Texts without rules of their own: the first column of each is used. */
const plainFields = contactFieldNames.filter((name) => {
  const { kind, group } = contactFields[name];
  return kind === "text" && group !== "name" && group !== "address";
});

function plainTextsOf(row: Row): Details {
  const all = plainFields.map((name) => {
    const [first, ...others] = different(texts(row, name), fold);
    const label = `Other ${contactFields[name].label.toLowerCase()}`;
    return { name, first, notes: others.map((value) => noteLine(label, value)) };
  });
  return {
    fields: Object.fromEntries(all.flatMap(({ name, first }) => (first ? [[name, first]] : []))),
    notes: all.flatMap(({ notes }) => notes),
  };
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

function namesOf(row: Row): Pick<ImportableContact, "firstName" | "lastName"> {
  const [first = ""] = texts(row, "firstName");
  const [middle] = texts(row, "middleName");
  const given = middle ? `${first} ${middle}`.trim() : first;
  const [last = ""] = texts(row, "lastName");
  const [full = ""] = texts(row, "fullName");
  const { firstName, lastName } =
    given || last ? { firstName: given, lastName: last } : splitFullName(full);
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

function tagsOf(row: Row): string[] {
  const tags = (row.get("tags") ?? []).flatMap(({ column, text }) =>
    /label|group/i.test(column.name) ? splitGroups(text) : splitTags(text),
  );
  return different(tags, fold);
}
