import { fold } from "../fold.ts";
import { addressFields, isOtherAddress } from "../postal-address.ts";
import {
  type CompanyValues,
  companyFieldNames,
  companyFields,
  type OptionalField,
} from "./fields.ts";

const plain = companyFieldNames.filter(
  (name): name is OptionalField =>
    name !== "name" && name !== "notes" && !addressFields.some((each) => each === name),
);

/**
 * A company with what a row of a file knows beyond it; null if that is nothing. Empty fields are filled, those
 * of an address only if the row has the same parts as far as the company has any. Notes that it doesn't have
 * are added, if they fit.
 */
export function filledCompany<Values extends CompanyValues>(
  company: Values,
  row: CompanyValues,
): Values | null {
  const agrees = addressFields.every(
    (name) => company[name] === null || fold(company[name]) === fold(row[name] ?? ""),
  );
  const names = agrees ? [...plain, ...addressFields] : plain;
  const empty = names.filter((name) => company[name] === null && row[name] !== null);
  return changed(company, { ...valuesOf(empty, row), notes: joinedNotes(company, row) });
}

/**
 * A company with what a row of a file says of it; null if it has all of that. What the row leaves empty
 * stays, but another street, city or postal code replaces the whole address. Its name and notes stay.
 */
export function overwrittenCompany<Values extends CompanyValues>(
  company: Values,
  row: CompanyValues,
): Values | null {
  const given = [...plain, ...addressFields].filter((name) => row[name] !== null);
  const names = isOtherAddress(company, row) ? [...given, ...addressFields] : given;
  return changed(company, { ...valuesOf(names, row), notes: joinedNotes(company, row) });
}

function valuesOf(names: readonly OptionalField[], row: CompanyValues) {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function joinedNotes({ notes: own }: CompanyValues, { notes: found }: CompanyValues) {
  if (found === null || own?.includes(found)) return own;
  const notes = own === null ? found : `${own}\n${found}`;
  return notes.length <= companyFields.notes.limit ? notes : own;
}

function changed<Values extends CompanyValues>(
  company: Values,
  news: Partial<CompanyValues>,
): Values | null {
  const after = { ...company, ...news };
  return companyFieldNames.every((name) => after[name] === company[name]) ? null : after;
}
