import type { ActivityColumnField } from "../activity/file/column-field.ts";
import { isEmail } from "../address.ts";
import type { DealColumnField } from "../deal/column-field.ts";
import { lettersOf } from "../fold.ts";
import type { LinkColumnField } from "../import/link-field.ts";
import { addressFields } from "../postal-address.ts";
import { recordOf } from "../record-of.ts";
import type { TaskColumnField } from "../todo/column-field.ts";
import { type AddressPart, addressColumn, addressLabelColumn } from "./columns-address.ts";
import { type ContactField, eachField } from "./fields.ts";
import { contactFieldsInFiles, contactTimesInFiles, ownIdHeader } from "./fields-in-files.ts";
import { headersInEnglish } from "./header-words.ts";

/**
 * What a column of a file can hold; "kind" is the type of another column's values, "title" a job or Mr
 * and Dr, "link" a web address of any site, "lines" either a street or a whole address, "optOut" whether
 * the person doesn't want to hear from us, "ownId" the number in Kith's exports, "note" what no
 * field takes, and the others are those of files of deals, tasks and activities.
 */
export type ColumnField =
  | ContactField
  | AddressPart
  | "middleName"
  | "fullName"
  | "title"
  | "kind"
  | "link"
  | "birthYear"
  | "birthMonth"
  | "birthDay"
  | "tags"
  | "optOut"
  | "ownId"
  | "note"
  | DealColumnField
  | TaskColumnField
  | ActivityColumnField
  | LinkColumnField;

export interface Column {
  /** The header as written in the file, or the column's letter if it has none. */
  name: string;
  /** null if the column isn't imported. */
  field: ColumnField | null;
  /**
   * For an email or a phone: "home", "work fax", "primary", ...; for a full name, "name" if the header is
   * just that; empty if the header doesn't say.
   */
  kind: string;
  /**
   * How a cell holds several values: as people write them, joined by " ::: " (Google), as JSON, or listed
   * by Kith; "exact" is one value that stays unchanged.
   */
  shape: "one" | "joined" | "json" | "listed" | "exact";
  /**
   * What a column of values shares with the column of their types, such as "phone2"; for an
   * address, which one.
   */
  group: string | null;
}

/**
 * The usual names of columns, without case, spaces and punctuation; for parts of an address see
 * columns-address.ts, for other languages header-words.ts.
 */
const usualNames: Partial<Record<ColumnField, string | null>> = {
  ...eachField((name) => contactFieldsInFiles[name].readAs),
  ...recordOf(addressFields, () => null),
  middleName: "middlename middle additionalname additionalnames",
  fullName: "name fullname displayname contactname formattedname",
  title: "title",
  link: "url websiteurl webpage webpage1 webpage2 homepage web weblink personalwebpage personalwebsite businesswebsite companywebsite",
  birthYear: "birthyear",
  birthMonth: "birthmonth",
  tags: "tags tag labels label groups group groupmembership categories category",
  optOut:
    "optout optedout emailoptout hasoptedoutofemail unsubscribed unsubscribe emailblacklisted smsblacklisted donotemail donotcall donotcontact donotmail",
};

/** Names of columns that have this meaning only if no other column has it. */
const vagueNames: Partial<Record<ColumnField, string>> = {
  fullName: "contact contactperson person customer client lead attendee member guest subscriber",
  company: "account accounts business relatedcompany",
  city: "location",
};

const fieldByName = fieldsByName(usualNames);
const fieldByVagueName = fieldsByName(vagueNames);

/** A number by which another program knows a record: "Record ID", "company_id". */
const foreignKey = /(?:^|[\s_-])ids?$/i;

/** The fields of columns, by their usual names, which spaces separate. */
export function fieldsByName(names: Partial<Record<ColumnField, string | null>>) {
  return new Map(
    Object.entries(names).flatMap(([field, list]) =>
      (list?.split(" ") ?? []).map((name) => [name, field as ColumnField] as const),
    ),
  );
}

const nameFields: ColumnField[] = ["firstName", "lastName", "fullName"];
const identifyingFields: ColumnField[] = [...nameFields, "email", "phone", "company"];

const typeNames =
  "personal|private|work|business|home|other|primary|secondary|tertiary|main|alternate|alternative|additional|company|corporate|office|mobile|cell|sms|fax|pager|car|radio|assistant|asst|direct|callback|whatsapp|landline";
const eachKind = new RegExp(typeNames, "g");
const onlyKinds = new RegExp(`^(?:${typeNames})+$`);

const pointNames = `contact|value|second|third|\\d+|${typeNames}`;
const emailName = new RegExp(`^(?:emails?|address(?:es)?|id|${pointNames})+$`);
const phoneName = new RegExp(
  `^(?:phones?|telephones?|tel|numbers?|no|nr|mobiles|assistants|${pointNames})+$`,
);
const saysEmail = /email/;
const saysPhone = /phone|tel|mobile|cell|sms|fax|pager|callback|whatsapp|landline|contactnumber/;

/** No header is longer; a longer cell is a sentence. */
const longestHeader = 100;

/** What vendors put before their columns: "Person - ", "Name / ", "Section 1 - ". */
const vendorPrefix = /^(?:person\s+-|(?:name|address)\s+\/|section\s+\d+\s+-)\s+/i;

/** What forms and spreadsheets add to a header. */
const additions = /\((?:required|optional|pflichtfeld|obligatoire|\*)\)|\*/gi;

/** Whose details a column has, in files of one kind of people: "Customer First Name". */
const subjects =
  /^(?:customer|client|lead|contact|person|attendee|member|prospect|guest|subscriber|buyer|primarycontact)/;

/** A header as it is looked up. */
function lookupName(header: string): string {
  return header.length > longestHeader ? "" : lettersOf(header);
}

const ownIdLookup = lookupName(ownIdHeader);

/** Whether it is the header of Kith's own exports. */
export function isOwnHeader(header: readonly string[]): boolean {
  return header.some((name) => ["moreemails", ownIdLookup].includes(lookupName(name)));
}

/** What an import sets itself. */
const ownTimes = Object.values(contactTimesInFiles).map(lookupName);

/** What each column of a file holds, in the file's order, by the headers of address books and CRMs. */
export function readColumns(header: readonly string[]): Column[] {
  const plain = header.map((name) => name.trim().replace(vendorPrefix, "").replace(additions, ""));
  const isEnglish = (name: string) => knownColumn(name, lookupName(name)) !== null;
  const names = headersInEnglish(plain, isEnglish).map(lookupName);
  const hasMonth = names.includes("birthmonth");
  const columns = header.map((name, index): Column => {
    const lookup = names[index] ?? "";
    const written = name.trim() || unnamedColumn(index).name;
    // Thunderbird has a Birth Month, and its Birth Day is only the day.
    if (lookup === "birthday" && hasMonth) return column(written, "birthDay");
    return knownColumn(written, lookup) ?? column(written, "note");
  });
  if (isOwnHeader(header)) return columns.map(ownColumn);
  return columns.map((each, index) => vagueColumn(each, names[index] ?? "", columns));
}

/** In Kith's own exports, an email or phone is one value, and tags are listed in one way. */
function ownColumn(column: Column): Column {
  if (column.field === "tags") return { ...column, shape: "listed" };
  const isPoint = column.field === "email" || column.field === "phone";
  return isPoint && column.shape === "one" ? { ...column, shape: "exact" } : column;
}

function knownColumn(name: string, lookup: string): Column | null {
  if (lookup === ownIdLookup) return column(name, "ownId");
  if (ownTimes.includes(lookup) || foreignKey.test(name)) return column(name, null);
  const found = columnByLookup(name, lookup);
  if (found) return found;
  const own = lookup.replace(subjects, "");
  return own === lookup || own === "" ? null : columnByLookup(name, own);
}

function columnByLookup(name: string, lookup: string): Column | null {
  const field = fieldByName.get(lookup);
  if (!field) return detailColumn(name, lookup);
  return lookup === "name" ? { ...column(name, field), kind: "name" } : column(name, field);
}

/** A column that nothing else explains may have the meaning that its name has only alone. */
function vagueColumn(found: Column, lookup: string, all: Column[]): Column {
  const field = fieldByVagueName.get(lookup);
  if (found.field !== "note" || !field) return found;
  const rivals = field === "fullName" ? nameFields : [field];
  const isTaken = all.some((each) => each.field !== null && rivals.includes(each.field));
  return isTaken ? found : { ...found, field };
}

/** A column of one of several links or addresses, or of an email or phone; null for others. */
function detailColumn(name: string, lookup: string): Column | null {
  const [, site, what] = /^(website\d+)(value|label|type)$/.exec(lookup) ?? [];
  if (site && what === "value") return { ...column(name, "link"), shape: "joined" };
  const label = site ? { group: site } : addressLabelColumn(lookup);
  if (label) return { ...column(name, "kind"), ...label };
  if (/^website(?:work|home|homepage|blog|other|profile|personal|business)+$/.test(lookup)) {
    return column(name, "link");
  }
  const address = addressColumn(lookup);
  if (address) return { ...column(name, address.part), group: address.group };
  return pairColumn(name, lookup) ?? pointColumn(name, lookup);
}

/** Google's pairs of a label and a value for which Kith has no field: "Relation 1 - Label". */
function pairColumn(name: string, lookup: string): Column | null {
  const [, group, what] =
    /^((?:event|relation|customfield|im|externalid|jot)\d+)(label|type|value)$/.exec(lookup) ?? [];
  if (!group) return null;
  return { ...column(name, what === "value" ? "note" : "kind"), group };
}

/** A column of emails, phones, or their types; null for others. */
function pointColumn(name: string, lookup: string): Column | null {
  const [, field, number, what] =
    /^(email|phone)(?:number)?(\d*)(value|label|type|)$/.exec(lookup) ?? [];
  const group = `${field}${number}`;
  if (what === "label" || what === "type") return { ...column(name, "kind"), group };
  const [, typed, ofNumber] =
    /^(?:email|phone)(?:number)?type(email|phone)(?:number)?(\d*)$/.exec(lookup) ?? [];
  if (typed) return { ...column(name, "kind"), group: `${typed}${ofNumber}` };
  if (field === "email" || field === "phone") {
    if (what === "value" && number) return { ...column(name, field), shape: "joined", group };
    // The plain Email or Phone is the main one, next to an Email 2 or a Mobile.
    if (what === "") return { ...column(name, field), kind: number ? "" : "primary", group };
  }
  const [, listed] = /^more(email|phone)s$/.exec(lookup) ?? [];
  if (listed === "email" || listed === "phone") {
    return { ...column(name, listed), shape: "listed" };
  }
  const kind = kindIn(lookup) || (/\d|second|third/.test(lookup) ? "" : "primary");
  if (saysEmail.test(lookup) && emailName.test(lookup)) {
    const shape = lookup.includes("emails") ? "json" : "one";
    return { ...column(name, "email"), kind, shape };
  }
  if (saysPhone.test(lookup) && phoneName.test(lookup)) {
    const shape = /phones|numbers/.test(lookup) ? "json" : "one";
    return { ...column(name, "phone"), kind, shape };
  }
  return null;
}

function kindIn(lookup: string): string {
  return (lookup.match(eachKind) ?? []).join(" ");
}

function column(name: string, field: ColumnField | null): Column {
  return { name, field, kind: "", shape: "one", group: null };
}

/** A column without a header, named as in a spreadsheet; nothing is known about it. */
export function unnamedColumn(index: number): Column {
  return column(`Column ${columnLetters(index)}`, "note");
}

/** A to Z, then AA. */
function columnLetters(index: number): string {
  const before = index < 26 ? "" : columnLetters(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}

/**
 * The type of a column whose whole header is one, such as Home or Primary: Yahoo's columns of phones.
 * Null for others.
 */
export function bareKindOf({ name }: Column): string | null {
  const lookup = lookupName(name);
  return onlyKinds.test(lookup) && lookup !== "company" ? kindIn(lookup) : null;
}

/**
 * How many columns of people a row would name as a header; 0 if it can't be one: it names nobody, or has
 * an email address or a sentence.
 */
export function headerScore(cells: readonly string[]): number {
  if (cells.some((cell) => cell.length > longestHeader || isEmail(cell.trim()))) return 0;
  const known = readColumns(cells).filter(({ field }) => field !== null && field !== "note");
  return known.some(({ field }) => field !== null && identifyingFields.includes(field))
    ? known.length
    : 0;
}
