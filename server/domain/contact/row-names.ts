import { fold } from "../fold.ts";
import { contactFields } from "./fields.ts";
import { isCompanyName, isTitle, type SplitName, splitFullName } from "./full-name.ts";
import { type Cell, noteLine, type Row, texts } from "./row-cells.ts";

/** The names of a row, and lines of the notes for what isn't part of them. */
export interface RowNames {
  fields: { firstName?: string; lastName?: string };
  /** The company, if the row has it only as a name; otherwise null. */
  company: string | null;
  notes: string[];
}

/**
 * The names of a row. A full name completes a first or last name beside it; beside only one of them, a
 * column named just Name is the other. Another name goes to the notes, and so do Mr and Dr.
 */
export function namesOf(row: Row, company: string | undefined): RowNames {
  const [first = "", ...otherFirst] = texts(row, "firstName");
  const given = [first, ...texts(row, "middleName")].join(" ").trim();
  const [last = "", ...otherLast] = texts(row, "lastName");
  const [full, ...otherFull] = row.get("fullName") ?? [];
  const isUnnamed = !given && !last;
  if (isUnnamed && full && !company && isCompanyName(full.text)) {
    return { fields: {}, company: full.text, notes: otherFull.map(nameNote) };
  }
  const split = isUnnamed ? splitUnlessCompany(full?.text ?? "") : completed(given, last, full);
  const { firstName, lastName } = split;
  const spoken = wordsOf([firstName, lastName, split.title].filter(Boolean).join(" "));
  const titles = [...texts(row, "title").filter(isTitle), ...(split.title ? [split.title] : [])];
  const others = (row.get("fullName") ?? []).filter(({ text }) => !isSaidBy(text, spoken));
  return {
    fields: {
      ...cut("firstName", firstName),
      ...cut("lastName", lastName),
    },
    company: null,
    notes: [
      ...[...new Set(titles)].map((title) => noteLine("Title", title)),
      ...tooLong("firstName", firstName),
      ...tooLong("lastName", lastName),
      ...[...otherFirst, ...otherLast].map((name) => noteLine("Other name", name)),
      ...others.map(nameNote),
    ],
  };
}

function splitUnlessCompany(full: string): SplitName {
  return isCompanyName(full)
    ? { title: null, firstName: full, lastName: null }
    : splitFullName(full);
}

/** A first or last name, with what a full name beside it adds. */
function completed(given: string, last: string, full: Cell | undefined): SplitName {
  const known = { title: null, firstName: given || null, lastName: last || null };
  if (!full) return known;
  const { title, ...split } = splitFullName(full.text);
  const words = [split.firstName, split.lastName].filter(Boolean).join(" ").split(/\s+/);
  const [givenCount, lastCount] = [countOf(given), countOf(last)];
  const startsWithGiven = fold(words.slice(0, givenCount).join(" ")) === fold(given);
  const endsWithLast = fold(words.slice(words.length - lastCount).join(" ")) === fold(last);
  if (startsWithGiven && endsWithLast && words.length > givenCount + lastCount - 1) {
    const end = words.length - lastCount;
    const isWhole = last !== "";
    return {
      title,
      firstName: (isWhole ? words.slice(0, end).join(" ") : given) || null,
      lastName: (isWhole ? last : words.slice(givenCount).join(" ")) || null,
    };
  }
  if (full.column.kind !== "name" || (given && last)) return known;
  return given ? { ...known, lastName: full.text } : { ...known, firstName: full.text };
}

function countOf(name: string): number {
  return name === "" ? 0 : name.trim().split(/\s+/).length;
}

/** The words of a name, without order, punctuation and initials' dots. */
function wordsOf(name: string): Set<string> {
  return new Set(
    fold(name)
      .split(/[\s.,]+/)
      .filter(Boolean),
  );
}

function isSaidBy(name: string, spoken: Set<string>): boolean {
  return [...wordsOf(name)].every((word) => spoken.has(word));
}

function nameNote({ text, column }: Cell): string {
  return noteLine(column.name, text);
}

function cut(name: "firstName" | "lastName", value: string | null | undefined) {
  return value
    ? { [name]: isTooLong(name, value) ? value.slice(0, contactFields[name].limit) : value }
    : {};
}

/** A name that is cut is whole in the notes. */
function tooLong(name: "firstName" | "lastName", value: string | null): string[] {
  return value && isTooLong(name, value) ? [noteLine(contactFields[name].label, value)] : [];
}

function isTooLong(name: "firstName" | "lastName", value: string): boolean {
  return value.trim().length > contactFields[name].limit;
}
