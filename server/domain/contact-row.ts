import { type ContactField, contactLabels, isEmail } from "./contact.ts";
import type { Column, ColumnField } from "./contact-columns.ts";
import { fold } from "./fold.ts";
import { splitFullName } from "./full-name.ts";
import { splitGroups, splitTags } from "./tag-list.ts";

/** A contact as an import takes it; what the file leaves empty is absent. */
export type ImportableContact = Partial<Record<ContactField, string>> & { tags?: string[] };

interface Cell {
  column: Column;
  text: string;
}

/** The cells of a row that hold something, by what their columns are. */
type Row = Map<ColumnField, Cell[]>;

/** An email or a phone, and of which kind it is. */
interface Reach {
  value: string;
  kind: string;
}

/**
 * The contact in a row, each value as it stands there. A second email, phone, company or job title
 * is a line of the notes. Nothing is refused here: the import judges each contact.
 */
export function contactFromRow(columns: Column[], cells: string[]): ImportableContact {
  const row = rowOf(columns, cells);
  const emails = reaches(row, "email");
  const phones = reaches(row, "phone");
  const [company, ...otherCompanies] = different(texts(row, "company"), fold);
  const [jobTitle, ...otherJobTitles] = different(texts(row, "jobTitle"), fold);
  const notes = [
    ...texts(row, "notes"),
    ...emails.others.map((other) => otherLine("email", other)),
    ...phones.others.map((other) => otherLine("phone", other)),
    ...otherCompanies.map((value) => otherLine("company", { value, kind: "" })),
    ...otherJobTitles.map((value) => otherLine("jobTitle", { value, kind: "" })),
  ].join("\n");
  const tags = tagsOf(row);
  return {
    ...namesOf(row),
    ...(emails.own && { email: emails.own.value }),
    ...(phones.own && { phone: phones.own.value }),
    ...(company && { company }),
    ...(jobTitle && { jobTitle }),
    ...(notes && { notes }),
    ...(tags.length > 0 && { tags }),
  };
}

function rowOf(columns: Column[], cells: string[]): Row {
  const row: Row = new Map();
  for (const [index, text] of cells.entries()) {
    const column = columns[index];
    if (!column?.field || text.trim() === "") continue;
    const earlier = row.get(column.field);
    if (earlier) earlier.push({ column, text });
    else row.set(column.field, [{ column, text }]);
  }
  return row;
}

function texts(row: Row, field: ColumnField): string[] {
  return (row.get(field) ?? []).map(({ text }) => text);
}

/** Values without those that say the same as an earlier one. */
function different<Value>(values: Value[], keyOf: (value: Value) => string): Value[] {
  if (values.length < 2) return values;
  const seen = new Set<string>();
  return values.filter((value) => {
    const isNew = !seen.has(keyOf(value));
    seen.add(keyOf(value));
    return isNew;
  });
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

/** The email or phone that is the contact's own, and the others, in their order of rank. */
function reaches(row: Row, field: "email" | "phone"): { own?: Reach; others: Reach[] } {
  const ranked = (row.get(field) ?? [])
    .flatMap((cell) => reachesIn(row, cell))
    .map((reach) => ({ ...reach, rank: rank(reach, field) }))
    .toSorted((one, other) => one.rank - other.rank);
  const sameValue = /[\s().-]/g;
  const [own, ...others] = different(ranked, ({ value }) =>
    fold(field === "phone" ? value.replace(sameValue, "") : value),
  );
  if (own && own.rank < ranks.neverOwn) return { own, others };
  return { others: own ? [own, ...others] : [] };
}

const ranks = { primary: 0, work: 1, mobile: 2, other: 3, invalid: 4, neverOwn: 5 };

/** Whose turn it is to be the contact's own; equals as their columns stand. */
function rank({ value, kind }: Reach, field: "email" | "phone"): number {
  if (/fax|pager|assistant/i.test(kind)) return ranks.neverOwn;
  if (field === "email" && !isEmail(value.trim())) return ranks.invalid;
  if (/^primary/i.test(kind)) return ranks.primary;
  if (/work|business|office/i.test(kind)) return ranks.work;
  return /mobile|cell/i.test(kind) ? ranks.mobile : ranks.other;
}

function reachesIn(row: Row, { column, text }: Cell): Reach[] {
  const kind = column.group ? kindOf(row, column.group) : column.kind;
  return valuesIn(column, text).map((found) => ({ kind, ...found }));
}

/** What Google's column of labels says about its column of values; the main one has a star. */
function kindOf(row: Row, group: string): string {
  const label = row.get("kind")?.find(({ column }) => column.group === group);
  const text = label?.text.trim() ?? "";
  return text.startsWith("* ") ? `primary ${text.slice(2)}` : text;
}

function otherLine(field: ContactField, { value, kind }: Reach): string {
  const words = kind.replace(/^primary ?/, "");
  const label = `Other ${contactLabels[field].toLowerCase()}`;
  return `${label}${words ? ` (${words})` : ""}: ${value.trim()}`;
}

/** The values in a cell: mostly the cell itself, exactly as it stands. */
function valuesIn({ field, shape }: Column, text: string): (Partial<Reach> & { value: string })[] {
  const list = shape === "json" ? valuesInJson(text) : null;
  if (list) return list;
  const separator = shape === "joined" ? " ::: " : /[;,]/;
  const pieces = text
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const isList = shape === "joined" || (field === "email" && pieces.every(isEmail));
  return isList && pieces.length > 0 ? pieces.map((value) => ({ value })) : [{ value: text }];
}

/** Krayin's and Twenty's lists: texts, or objects with a value and its kind. Null for anything else. */
function valuesInJson(text: string): (Partial<Reach> & { value: string })[] | null {
  const values = parsedList(text)?.map((item) => {
    if (typeof item === "string") return { value: item };
    const { value, number, email, label } = Object(item) as Record<string, unknown>;
    const found = [value, number, email].find((one) => typeof one === "string");
    if (typeof found !== "string") return null;
    return { value: found, ...(typeof label === "string" && { kind: label }) };
  });
  if (!values?.every((value) => value !== null)) return null;
  return values.filter(({ value }) => value.trim() !== "");
}

function parsedList(text: string): unknown[] | null {
  if (!text.trim().startsWith("[")) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
