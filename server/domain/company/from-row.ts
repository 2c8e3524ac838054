import type { Column, ColumnField } from "../contact/columns.ts";
import type { ImportableContact } from "../contact/row.ts";
import { noteLine } from "../contact/row-cells.ts";
import { addressFields } from "../postal-address.ts";
import { type CompanyField, companyFields, eachOptional } from "./fields.ts";

/** A company as an import accepts it; fields that the file leaves empty are missing. */
export type ImportableCompany = Partial<Record<CompanyField, string>> & { ownId?: string };

/** Columns of a file of people that mean the same in one of companies. */
const sharedFields: readonly (ColumnField | null)[] = [
  ...addressFields,
  "lines",
  "phone",
  "website",
  "link",
  "kind",
  "notes",
  "ownId",
  null,
];

/** Where a column of a file of companies can go; "company" is its name. */
export const companyTargets = ["company", "website", "phone", ...addressFields, "notes"] as const;

/** How many people a company has, in Kith's own exports. */
const peopleHeader = "People";

/**
 * The columns of a file of companies, as they would be read in one of people: the name is the first column
 * of companies or else of names, and what a company has no field for goes to its notes. Null if no column
 * has names.
 */
export function columnsOfCompanies(columns: readonly Column[]): Column[] | null {
  const isOwn = columns.some(({ field }) => field === "ownId");
  const named = (["company", "fullName"] as const).map((wanted) =>
    columns.findIndex(({ field }) => field === wanted),
  );
  const name = named.find((index) => index >= 0);
  if (name === undefined) return null;
  return columns.map((column, index): Column => {
    if (index === name) return { ...column, field: "company", kind: "", shape: "one", group: null };
    if (isOwn && column.name === peopleHeader) return { ...column, field: null };
    return sharedFields.includes(column.field) ? column : { ...column, field: "note" };
  });
}

/** Whether a file is Kith's own export of companies. */
export function isCompaniesExport(columns: readonly Column[]): boolean {
  const named = (name: string) => columns.some((column) => column.name === name);
  return columns.some(({ field }) => field === "ownId") && named(peopleHeader) && named("Name");
}

/** The company in a row that was read with the columns of companies. */
export function companyOf(row: ImportableContact): ImportableCompany {
  const { company: name, morePhones = [], linkedin, notes, ownId } = row;
  const further = [
    ...(notes ? [notes] : []),
    ...morePhones.map(({ label, value }) => noteLine("Other phone", value, label ?? "")),
    ...(linkedin ? [noteLine("LinkedIn", linkedin)] : []),
  ].join("\n");
  const values = { ...eachOptional((field) => row[field]), notes: further.slice(0, longestNotes) };
  const given = Object.entries(values).filter(([, value]) => value);
  return {
    ...Object.fromEntries(given),
    ...(name !== undefined && { name }),
    ...(ownId !== undefined && { ownId }),
  };
}

const longestNotes = companyFields.notes.limit;
