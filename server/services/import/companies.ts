import { type CompanyField, companyFields } from "#domain/company/fields.ts";
import { companyOf } from "#domain/company/from-row.ts";
import { companyChanges, companyKept } from "#domain/company/import-changes.ts";
import { type ImportedCompany, importedCompany } from "#domain/company/input.ts";
import {
  type FileRecord,
  type Reading,
  type Remark,
  readRecord,
} from "#domain/contact/file-row.ts";
import type { RowReport } from "#domain/import/draft.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import type { Owner } from "../../db/owner.ts";
import { importCompanies } from "../company/import.ts";
import { readKnownCompanies } from "../company/import-known.ts";
import { type CompanyPlan, type CompanyResult, planCompanies } from "../company/import-plan.ts";
import { withChanges } from "./contacts.ts";
import type { Draft } from "./draft.ts";
import { earlierCompanies, storedCompanies } from "./earlier-companies.ts";
import { reasonOf } from "./reason.ts";
import { fitting, longestName, summaryOf } from "./report.ts";
import type { Importer, ImporterStart, SliceResult } from "./slice-result.ts";

/** Imports the companies of a file. */
export async function companyImporter(
  owner: Owner,
  draft: Draft,
  { written }: ImporterStart,
): Promise<Importer> {
  const { id, operation, choices } = draft;
  const { known: way } = choices;
  const planning = (part: number) => ({
    operation,
    way,
    earlier: (keys: readonly string[]) =>
      earlierCompanies(owner, { id, before: part, written }, keys),
  });
  const resultOf = (
    slice: ReadCompanies,
    { results, states }: CompanyPlan,
    ids: ReadonlyMap<string, number>,
  ): SliceResult => {
    const reports = reportsOf(slice, results, ids);
    const summary = summaryOf({ read: slice.companies, records: slice.records }, reports);
    const people = storedCompanies(states, written);
    return { reports: fitting(reports), summary, people, lastContactId: 0 };
  };
  return {
    async judge({ part, rows }) {
      const slice = readCompanies(rows, choices);
      const plan = await planCompanies(owner, sent(slice), planning(part));
      return resultOf(slice, plan, new Map());
    },
    async run({ part, rows, report }) {
      const slice = readCompanies(rows, choices);
      const plan = await importCompanies(owner, sent(slice), { ...planning(part), part });
      const { byKey } = await readKnownCompanies(owner, sent(slice), operation);
      const ids = new Map([...byKey].map(([key, { id }]) => [key, id]));
      const result = resultOf(slice, plan, ids);
      return { ...result, reports: withChanges(result.reports, report) };
    },
  };
}

interface ReadCompanies {
  records: readonly FileRecord[];
  companies: { index: number; company: ImportedCompany; remarks: Remark[] }[];
  reasons: Map<number, string>;
}

function sent({ companies }: ReadCompanies): ImportedCompany[] {
  return companies.map(({ company }) => company);
}

const namelessMessage = "No name.";

function readCompanies(records: readonly FileRecord[], reading: Reading): ReadCompanies {
  const slice: ReadCompanies = { records, companies: [], reasons: new Map() };
  for (const [index, record] of records.entries()) {
    const read = readRecord(record, reading);
    if (read.contact === null) {
      slice.reasons.set(index, read.reason);
      continue;
    }
    const typed = companyOf(read.contact);
    const { data, error } = importedCompany.safeParse(typed);
    if (data) slice.companies.push({ index, company: data, remarks: read.remarks });
    else
      slice.reasons.set(
        index,
        typed.name ? reasonOf(fieldErrorsOf(error), labelOf) : namelessMessage,
      );
  }
  return slice;
}

function labelOf(field: string): string | undefined {
  return companyFields[field as CompanyField]?.label;
}

function reportsOf(
  { records, companies, reasons }: ReadCompanies,
  results: readonly CompanyResult[],
  ids: ReadonlyMap<string, number>,
): RowReport[] {
  const reports = records.map((_, index): RowReport => {
    const reason = reasons.get(index);
    return { outcome: "e", name: "", ...(reason !== undefined && { reason }) };
  });
  for (const [at, { index, company }] of companies.entries()) {
    const result = results[at];
    if (!result) continue;
    const { outcome, key, isLeft, before, after } = result;
    const id = result.id ?? ids.get(key);
    const letters = { created: "c", updated: "u", known: isLeft ? "s" : "k" } as const;
    const changes = before === after ? [] : companyChanges(before, after);
    const kept = outcome === "created" || isLeft ? [] : companyKept(after, company);
    reports[index] = {
      outcome: letters[outcome],
      name: company.name.slice(0, longestName),
      ...(id !== undefined && { recordId: id }),
      ...(outcome === "updated" && changes.length > 0 && { changes }),
      ...(kept.length > 0 && { kept }),
    };
  }
  return reports;
}
