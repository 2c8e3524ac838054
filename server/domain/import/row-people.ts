import { isEmail } from "../address.ts";
import type { Column } from "../contact/columns.ts";
import { isUncalled } from "../contact/contact.ts";
import { contactFromRow, type ImportableContact } from "../contact/row.ts";
import { saysNothing } from "../contact/row-cells.ts";
import { fold } from "../fold.ts";
import { mostOtherContacts } from "../people.ts";

/** A cell of a row with its column. */
export interface RowCell {
  column: Column;
  text: string;
}

/** The people that a row names, the primary one first, and what isn't theirs. */
export interface RowPeople {
  people: ImportableContact[];
  notes: string[];
}

/** Whether nothing is known of a person but a company. */
export function isCompanyOnly({
  firstName,
  lastName,
  email,
  phone,
  ownId,
}: ImportableContact): boolean {
  return !(firstName || lastName || email || phone || ownId);
}

/** What the description says of somebody for whom a record has no room. */
export function contactLine({ firstName, lastName, email }: ImportableContact): string {
  return namedLine([firstName, lastName, email].filter(Boolean).join(" "));
}

function namedLine(name: string): string {
  return `Contact: ${name}`;
}

/** The other contacts that a record has room for, and what the description says of those beyond them. */
export function withinRoom<Contact>(
  others: readonly Contact[],
  nameOf: (contact: Contact) => string,
): { others: Contact[]; beyond: string | null } {
  const further = others.slice(mostOtherContacts).map((contact) => namedLine(nameOf(contact)));
  return { others: others.slice(0, mostOtherContacts), beyond: further.join("\n") || null };
}

/** The most people of one row, as many as a record can have; more go to the description. */
export const mostPeopleInRow = 1 + mostOtherContacts;

/** "Ann Lee (ann@example.com)" or "Ann Lee <ann@example.com>". */
const withEmail = /^(.*?)\s*[<([]\s*([^\s<>()[\]]+@[^\s<>()[\]]+?)\s*[>)\]]$/;

/** "Acme (acme.example)", as HubSpot writes companies. */
const domainBehind = /\s*\((?:[\w-]+\.)+[a-z]{2,}\)$/i;

function plainColumn(field: Column["field"], name: string): Column {
  return { name, field, kind: field === "email" ? "primary" : "", shape: "one", group: null };
}

function cellOf(field: Column["field"], name: string, text: string | undefined): RowCell[] {
  return text ? [{ column: plainColumn(field, name), text }] : [];
}

function partsOf(text: string): string[] {
  return text.split(";").map((part) => part.trim());
}

function isSaid(text: string): boolean {
  return text !== "" && !saysNothing(text);
}

/** Nothing but a number, by which somebody without a name is listed. */
const onlyPhone = /^\+?[\d\s()./-]{6,}$/;

/** The cells of a person from one entry of a list. */
function cellsOf(entry: string): RowCell[] {
  const [, name, email] = withEmail.exec(entry) ?? [];
  if (email) return [...cellOf("fullName", "Name", name), ...cellOf("email", "Email", email)];
  if (isEmail(entry)) return cellOf("email", "Email", entry);
  return onlyPhone.test(entry)
    ? cellOf("phone", "Phone", entry)
    : cellOf("fullName", "Name", entry);
}

/** What the columns about further people say of one, beside the name. */
interface OtherDetails {
  email: string | undefined;
  company: string | undefined;
  ownId: string | undefined;
}

/** The cells of a further person. The email or company isn't a name, where one is listed for want of it. */
function cellsOfOther(entry: string, { email, company, ownId }: OtherDetails): RowCell[] {
  const isStandIn = [email, company].some((text) => text && fold(text) === fold(entry));
  return [
    ...(isStandIn ? [] : cellsOf(entry)),
    ...(email && isEmail(email) ? cellOf("email", "Email", email) : []),
    ...cellOf("company", "Company", company),
    ...cellOf("ownId", "Kith ID", ownId),
  ];
}

function personOf(cells: readonly RowCell[]): ImportableContact {
  return contactFromRow(
    cells.map(({ column }) => column),
    cells.map(({ text }) => text),
  );
}

const ofPerson: readonly Column["field"][] = [
  ...(["fullName", "firstName", "lastName", "email", "phone", "jobTitle", "kind"] as const),
];

/**
 * The people of a row: those whom its columns of names list, the first of whom has its email, phone and
 * company too. A row with a company alone has somebody of that company without a name.
 */
export function peopleOf(cells: readonly RowCell[]): RowPeople {
  const textsOf = (field: Column["field"]) =>
    cells.filter(({ column }) => column.field === field).map(({ text }) => text);
  const placed = (field: Column["field"]) => textsOf(field).flatMap(partsOf);
  const [ownId, ...otherIds] = placed("dealPeopleIds");
  // Our own exports have one contact and its company in these, whatever is in their names.
  const listed = (field: Column["field"]) =>
    (ownId ? textsOf(field).map((text) => text.trim()) : placed(field)).filter(isSaid);
  const [company, ...companies] = listed("company").map((name) => name.replace(domainBehind, ""));
  // Somebody without a name is listed as the company.
  const isStandIn = (name: string) => company !== undefined && fold(name) === fold(company);
  const [first, ...further] = listed("dealPeople").filter((name) => !isStandIn(name));
  const [emails, ofCompanies] = [placed("dealOtherEmails"), placed("dealOtherCompanies")];
  const others = placed("dealOthers").map((name, at) => {
    const details = { email: emails[at], company: ofCompanies[at], ownId: otherIds[at] };
    return isSaid(name) ? cellsOfOther(name, details) : [];
  });
  const own = [
    ...(first === undefined ? [] : cellsOf(first)),
    ...cells.filter(({ column }) => ofPerson.includes(column.field)),
    ...cellOf("company", "Company", company),
    ...cellOf("ownId", "Kith ID", ownId),
  ];
  const named = [own, ...further.map(cellsOf), ...others].map(personOf);
  const called = named.filter((person) => !isUncalled(person));
  return {
    people: called.slice(0, mostPeopleInRow).map(({ notes: _, ...person }) => person),
    notes: [
      ...named.flatMap(({ notes }) => notes ?? []),
      ...companies.map((name) => `Company: ${name}`),
      ...called.slice(mostPeopleInRow).map(contactLine),
    ],
  };
}
