import { isEmail } from "../address.ts";
import type { Column } from "../contact/columns.ts";
import { isUncalled } from "../contact/contact.ts";
import { contactFromRow, type ImportableContact } from "../contact/row.ts";
import { saysNothing } from "../contact/row-cells.ts";
import { fold } from "../fold.ts";

/** A cell of a row with its column. */
export interface DealCell {
  column: Column;
  text: string;
}

/** The people that a row of deals names, the primary one first, and what isn't theirs. */
export interface RowPeople {
  people: ImportableContact[];
  notes: string[];
}

/** The most people of one row; more go to the description. */
export const mostPeopleInRow = 9;

/** "Ann Lee (ann@example.com)" or "Ann Lee <ann@example.com>". */
const withEmail = /^(.*?)\s*[<([]\s*([^\s<>()[\]]+@[^\s<>()[\]]+?)\s*[>)\]]$/;

/** "Acme (acme.example)", as HubSpot writes companies. */
const domainBehind = /\s*\((?:[\w-]+\.)+[a-z]{2,}\)$/i;

function plainColumn(field: Column["field"], name: string): Column {
  return { name, field, kind: field === "email" ? "primary" : "", shape: "one", group: null };
}

function partsOf(text: string): string[] {
  return text
    .split(/\s*;\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !saysNothing(part));
}

/** The cells of a person from one entry of a list, with what else is known of it. */
function cellsOf(entry: string): DealCell[] {
  const [, name, email] = withEmail.exec(entry) ?? [];
  if (email) {
    const named: DealCell[] = name ? [{ column: plainColumn("fullName", "Name"), text: name }] : [];
    return [...named, { column: plainColumn("email", "Email"), text: email }];
  }
  const field = isEmail(entry) ? "email" : "fullName";
  return [{ column: plainColumn(field, field === "email" ? "Email" : "Name"), text: entry }];
}

function personOf(cells: readonly DealCell[]): ImportableContact {
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
export function peopleOf(cells: readonly DealCell[]): RowPeople {
  const listed = (field: Column["field"]) =>
    cells.filter(({ column }) => column.field === field).flatMap(({ text }) => partsOf(text));
  const [company, ...companies] = listed("company").map((name) => name.replace(domainBehind, ""));
  // Somebody without a name is listed as the company.
  const isStandIn = (name: string) => company !== undefined && fold(name) === fold(company);
  const [first, ...further] = listed("dealPeople").filter((name) => !isStandIn(name));
  const emails = cells
    .filter(({ column }) => column.field === "dealOtherEmails")
    .flatMap(({ text }) => text.split(";").map((part) => part.trim()));
  const others = listed("dealOthers").map((name, at) => {
    const email = emails[at];
    return email && isEmail(email) ? `${name} <${email}>` : name;
  });
  const own = [
    ...(first === undefined ? [] : cellsOf(first)),
    ...cells.filter(({ column }) => ofPerson.includes(column.field)),
    ...(company ? [{ column: plainColumn("company", "Company"), text: company }] : []),
  ];
  const named = [own, ...[...further, ...others].map(cellsOf)].map(personOf);
  const called = named.filter((person) => !isUncalled(person));
  return {
    people: called.slice(0, mostPeopleInRow).map(({ notes: _, ownId: __, ...person }) => person),
    notes: [
      ...named.flatMap(({ notes }) => notes ?? []),
      ...companies.map((name) => `Company: ${name}`),
      ...called.slice(mostPeopleInRow).flatMap(({ firstName, lastName, email }) => {
        return `Contact: ${[firstName, lastName, email].filter(Boolean).join(" ")}`;
      }),
    ],
  };
}
