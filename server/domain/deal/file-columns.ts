import type { ColumnTarget } from "../contact/column-targets.ts";
import { type Column, fieldsByName, isOwnHeader, readColumns } from "../contact/columns.ts";
import { offeredOf, personTargetLabels } from "../contact/person-targets.ts";
import { fold } from "../fold.ts";
import {
  companyNames,
  hasField,
  ownPart,
  recordHeaderScore,
  withSingle,
} from "../import/record-header.ts";
import { type DealColumnField, dealColumnFields, dealColumnLabels } from "./column-field.ts";
import { foreignHeader } from "./foreign-header.ts";

/**
 * The usual names of columns, without case, spaces, punctuation and a "Deal" or "Opportunity" before them, for
 * other languages see header-words.ts; the first column of each title, value, currency, stage and pipeline counts.
 */
const usualNames: Partial<Record<DealColumnField, string>> = {
  dealTitle: "title name subject topic potentialname",
  dealValue: "value amount price worth size estimatedvalue estimatedrevenue revenue totalvalue",
  dealCurrency:
    "currency currencyofvalue currencycode valuecurrency amountcurrency currencyisocode",
  dealStage: "stage stagename pipelinestage salesstage phase",
  dealPipeline: "pipeline pipelinename",
  dealStatus: "status outcome",
  dealPeople:
    "contact contacts contactname contactperson primarycontact primarycontactname person personname people associatedcontact associatedcontacts associatedpeople pointofcontact",
  dealOthers: "othercontacts othercontact participants",
  dealOtherEmails: "othercontactemails",
  dealOtherCompanies: "othercontactcompanies",
  dealPeopleIds: "contactkithids",
  dealExpected:
    "expectedclosedate expectedclose closedate closingdate expectedclosingdate estimatedclosedate forecastclosedate targetclosedate",
  dealClosed:
    "closed closeddate closedon closedat closedtime wontime losttime wondate lostdate wonat lostat wonon loston dateclosed actualclosedate",
  dealReason: "lostreason lossreason reasonforloss reasonlost closedlostreason lostreasons",
  dealDescription: "description notes note comments details",
  dealAdded:
    "created createdate createddate createdat createdtime createdon dealcreated addtime dateadded dateofcreation",
  dealWonRate: "wonrate",
  dealWonBase: "wonbase",
};

const fieldByName = fieldsByName(usualNames);

/** Fields that one column has: further ones go to the description. */
const single: readonly DealColumnField[] = [
  "dealTitle",
  "dealValue",
  "dealCurrency",
  "dealStage",
  "dealPipeline",
  "dealStatus",
];

/** What a file of deals may say of the people of a deal; the first one has all of it. */
const personFields = [
  "firstName",
  "lastName",
  "fullName",
  "email",
  "phone",
  "company",
  "jobTitle",
] as const;

/** Columns about colleagues, not about the people of a deal. */
const aboutUs = /owner|assigned|created ?by|modified|updated ?by|creator|sales ?rep|user/i;

const words = { prefix: /^(?:deal|opportunity|lead)s?$/i, start: /^(?:deal|opportunity)/ };

/** What each column of a file of deals holds, by the headers of CRMs; what no field takes is noted. */
export function readDealColumns(header: readonly string[]): Column[] {
  const asPeople = readColumns(header);
  const isOwn = isOwnHeader(header);
  const columns = asPeople.map((column, index): Column => {
    return { ...column, field: fieldOf(column, header[index] ?? "", isOwn) };
  });
  const isTaken = {
    dealTitle: hasField(columns, "dealTitle", "firstName", "lastName"),
    dealPeople: hasField(columns, "dealPeople"),
  };
  const named = columns.map((column, index): Column => {
    const field = vagueFieldIn(header[index] ?? "");
    return field && !isTaken[field] ? { ...column, field } : column;
  });
  return withSingle(named, single);
}

/** What a header in another language means if no other column has that. */
function vagueFieldIn(header: string): "dealTitle" | "dealPeople" | null {
  const foreign = foreignHeader(header);
  if (!foreign?.isVague) return null;
  return foreign.field === "dealTitle" || foreign.field === "dealPeople" ? foreign.field : null;
}

function fieldOf(column: Column, header: string, isOwn: boolean): Column["field"] {
  if (column.field === "ownId") return "ownId";
  if (aboutUs.test(header)) return "note";
  const part = ownPart(header, words);
  if (isOwn && part === "updated") return null;
  if (part !== null) {
    const field = fieldByName.get(part);
    if (field) return field;
    if (companyNames.includes(part)) return "company";
  }
  const foreign = foreignHeader(header);
  if (foreign && !foreign.isVague) return foreign.field;
  if (foreign?.field === "dealPeople") return "note";
  if (column.field === null && /ids?$/i.test(header.trim())) return null;
  return personFields.some((each) => each === column.field) ? column.field : "note";
}

/** Headers of titles that only deals have: people can have a deal's stage, too. */
const telling = /^(?:(?:deal|opportunity)s?(?: -)? (?:name|title)|opportunity|deal)$/;

/** Whether a header is that of deals, in any program's export, rather than of people. */
export function isDealsHeader(columns: readonly Column[]): boolean {
  const isTold = columns.some(({ name }) => telling.test(fold(name.replaceAll("_", " "))));
  const isOwn =
    columns.some(({ field }) => field === "ownId") &&
    ["Expected Close", "Lost Reason"].every((name) => columns.some((each) => each.name === name));
  const isOfDeals = isTold && hasField(columns, "dealStage", "dealValue", "dealExpected");
  return isOwn || isOfDeals || isForeignDealsHeader(columns);
}

/** In other languages "deal" is mostly a word for any business, so two columns have to show it as well. */
function isForeignDealsHeader(columns: readonly Column[]): boolean {
  const isTold = columns.some(({ name, field }) => {
    return field === "dealTitle" && foreignHeader(name)?.isOfDeal === true;
  });
  const shown = (["dealStage", "dealValue", "dealExpected", "dealClosed"] as const).filter(
    (field) => hasField(columns, field),
  );
  return isTold && shown.length > 1;
}

/** How many columns of deals a row would name as a header; 0 if it can't be one. */
export function dealHeaderScore(cells: readonly string[]): number {
  const hasDeals = (columns: readonly Column[]) =>
    hasField(columns, "dealTitle") &&
    hasField(columns, "dealStage", "dealValue", "dealStatus", "dealExpected");
  return recordHeaderScore(cells, readDealColumns, hasDeals);
}

/** Where people can send a column of a file of deals. */
export function offeredDealTargets(suggested: ColumnTarget): ColumnTarget[] {
  return offeredOf(
    [...dealColumnFields, ...personFields, "ownId", "kind"],
    [
      ...(["dealOtherEmails", "dealOtherCompanies", "dealPeopleIds", "dealWonRate"] as const),
      ...(["dealWonBase", "ownId", "kind"] as const),
    ],
    suggested,
  );
}

/** What targets are called in a file of deals. */
export const dealTargetLabels: Partial<Record<ColumnTarget, string>> = {
  ...dealColumnLabels,
  ...personTargetLabels,
};
