import { isEmail } from "../address.ts";
import { fold } from "../fold.ts";
import { addressFields } from "../postal-address.ts";
import { recordOf } from "../record-of.ts";
import { type AddressPart, addressColumn, addressLabelColumn } from "./columns-address.ts";
import { type ContactField, contactFieldsInFiles, eachField } from "./fields.ts";

/**
 * What a column of a file can hold; "kind" is the type of another column's values, "link" a web
 * address of any site, and "lines" either a street or a whole address.
 */
export type ColumnField =
  | ContactField
  | AddressPart
  | "middleName"
  | "fullName"
  | "kind"
  | "link"
  | "birthYear"
  | "birthMonth"
  | "birthDay"
  | "tags";

export interface Column {
  /** The header as written in the file. */
  name: string;
  /** null if the column isn't imported. */
  field: ColumnField | null;
  /**
   * For an email or a phone: "home", "work fax", "primary", ...; empty if the header doesn't say.
   */
  kind: string;
  /**
   * How a cell holds several values: not at all, joined by " ::: " (Google), as JSON, or listed by
   * Kith.
   */
  shape: "one" | "joined" | "json" | "listed";
  /**
   * What a column of values shares with the column of their types, such as "phone2"; for an
   * address, which one.
   */
  group: string | null;
}

/**
 * The usual names of columns, without case, spaces and punctuation; for parts of an address see
 * columns-address.ts.
 */
const usualNames: Partial<Record<ColumnField, string | null>> = {
  ...eachField((name) => contactFieldsInFiles[name].readAs),
  ...recordOf(addressFields, () => null),
  middleName: "middlename middle additionalname",
  fullName: "name fullname displayname contactname formattedname",
  link: "url websiteurl webpage webpage1 webpage2 homepage web weblink personalwebpage personalwebsite",
  birthYear: "birthyear",
  birthMonth: "birthmonth",
  tags: "tags tag labels label groups group groupmembership categories category",
};

const fieldByName = new Map(
  Object.entries(usualNames).flatMap(([field, names]) =>
    (names?.split(" ") ?? []).map((name) => [name, field as ColumnField] as const),
  ),
);

const nameFields: (ColumnField | null)[] = ["firstName", "lastName", "fullName"];

const typeNames =
  "personal|private|work|business|home|other|primary|secondary|main|alternate|alternative|additional|company|office|mobile|cell|fax|pager|car|radio|assistant|direct|callback|whatsapp|landline";
const eachKind = new RegExp(typeNames, "g");

const pointNames = `contact|value|second|third|\\d+|${typeNames}`;
const emailName = new RegExp(`^(?:emails?|address(?:es)?|id|${pointNames})+$`);
const phoneName = new RegExp(
  `^(?:phones?|telephones?|tel|numbers?|no|nr|mobiles|assistants|${pointNames})+$`,
);
const saysEmail = /email/;
const saysPhone = /phone|tel|mobile|cell|fax|pager|callback|whatsapp|landline|contactnumber/;

/** No header is longer; a longer cell is a sentence. */
const longestHeader = 100;

/** Pipedrive puts "Person - " and Twenty "Name / " or "Address / " before its columns. */
const vendorPrefix = /^(?:person\s+-|(?:name|address)\s+\/)\s+/i;

/** A header as it is looked up: firstName, First_Name and FIRST NAME are the same. */
function lookupName(header: string): string {
  if (header.length > longestHeader) return "";
  return fold(header.trim().replace(vendorPrefix, "")).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * What each column of a file holds, in the file's order, by the headers of address books and CRMs.
 * Title is the job, unless another column is the job title: then it is Mr or Dr.
 */
export function readColumns(header: string[]): Column[] {
  const names = header.map(lookupName);
  const titleIsHonorific = names.includes("jobtitle") || names.includes("organizationtitle");
  return header.map((name, index) => {
    const lookup = names[index] ?? "";
    if (lookup === "title" && titleIsHonorific) return column(name, null);
    // Thunderbird has a Birth Month, and its Birth Day is only the day.
    if (lookup === "birthday" && names.includes("birthmonth")) return column(name, "birthDay");
    const field = fieldByName.get(lookup);
    return field ? column(name, field) : detailColumn(name, lookup);
  });
}

/** A column of one of several links or addresses; otherwise it may be an email or phone. */
function detailColumn(name: string, lookup: string): Column {
  const [, site, what] = /^(website\d+)(value|label|type)$/.exec(lookup) ?? [];
  if (site && what === "value") return { ...column(name, "link"), shape: "joined" };
  const label = site ? { group: site } : addressLabelColumn(lookup);
  if (label) return { ...column(name, "kind"), ...label };
  const address = addressColumn(lookup);
  if (address) return { ...column(name, address.part), group: address.group };
  return pointColumn(name, lookup);
}

/** A column of emails, phones, or their types; otherwise it isn't imported. */
function pointColumn(name: string, lookup: string): Column {
  const [, field, number, what] = /^(email|phone)(\d*)(value|label|type|)$/.exec(lookup) ?? [];
  const group = `${field}${number}`;
  if (what === "label" || (what === "type" && number)) return { ...column(name, "kind"), group };
  if (field === "email" || field === "phone") {
    if (what === "value" && number) return { ...column(name, field), shape: "joined", group };
    // The plain Email or Phone is the main one, next to an Email 2 or a Mobile.
    if (what === "") return { ...column(name, field), kind: number ? "" : "primary", group };
  }
  const [, listed] = /^more(email|phone)s$/.exec(lookup) ?? [];
  if (listed === "email" || listed === "phone") {
    return { ...column(name, listed), shape: "listed" };
  }
  const words = (lookup.match(eachKind) ?? []).join(" ");
  const kind = words || (/\d|second|third/.test(lookup) ? "" : "primary");
  if (saysEmail.test(lookup) && emailName.test(lookup)) {
    const shape = lookup.includes("emails") ? "json" : "one";
    return { ...column(name, "email"), kind, shape };
  }
  if (saysPhone.test(lookup) && phoneName.test(lookup)) {
    const shape = /phones|numbers/.test(lookup) ? "json" : "one";
    return { ...column(name, "phone"), kind, shape };
  }
  return column(name, null);
}

function column(name: string, field: ColumnField | null): Column {
  return { name, field, kind: "", shape: "one", group: null };
}

/**
 * Whether a row can be the header of a file of contacts: at least one cell is a name column, and
 * none is an email address or as long as a sentence.
 */
export function looksLikeHeader(cells: string[]): boolean {
  if (cells.some((cell) => cell.length > longestHeader || isEmail(cell.trim()))) return false;
  return readColumns(cells).some(({ field }) => nameFields.includes(field));
}

/** The message for a file without a usable header. */
export const noHeaderMessage =
  "We couldn't find a name column. Add a header row with First Name and Last Name, or just Name.";
