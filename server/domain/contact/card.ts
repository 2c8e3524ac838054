import type { Column, ColumnField } from "./columns.ts";

/* Cards of address books as rows of a file, so that both are read by the same rules. */

/** A property of a card, as its file has it. */
interface Property {
  group: string;
  name: string;
  parameters: ReadonlyMap<string, string[]>;
  value: string;
}

/** A card as a row: its values, each with a column of its own. */
export interface CardRow {
  columns: Column[];
  cells: string[];
}

/** What only programs need, and pictures and sounds, for which Kith has no place. */
const ignored =
  /^(?:VERSION|PRODID|UID|REV|SOURCE|CLIENTPIDMAP|XML|CLASS|MAILER|AGENT|KEY|PHOTO|LOGO|SOUND|SORT-STRING|PROFILE|NAME|LABEL|X-ABLABEL|X-ABADR|X-ABSHOWAS|KIND|GEO|TZ|LANG|X-IMAGE.*|X-WAB.*|X-MS-.*|X-ABUID|X-CLASS|X-APPLE-.*)$/;

/** The headers of lines in the notes. */
const notedAs: Record<string, string> = {
  ROLE: "Role",
  ANNIVERSARY: "Anniversary",
  GENDER: "Gender",
  IMPP: "Instant message",
  "X-ABRELATEDNAMES": "Related name",
  RELATED: "Related name",
  "X-ABDATE": "Date",
  "X-SOCIALPROFILE": "Profile",
  "X-PHONETIC-FIRST-NAME": "Phonetic first name",
  "X-PHONETIC-LAST-NAME": "Phonetic last name",
  "X-SPOUSE": "Spouse",
  "X-MANAGER": "Manager",
  "X-ASSISTANT": "Assistant",
};

/** Whether a card is a list of other cards, which is no person. */
export function isGroupCard(card: readonly Property[]): boolean {
  return card.some(({ name, value }) => {
    return /^(?:X-ADDRESSBOOKSERVER-)?KIND$/.test(name) && /^group$/i.test(value.trim());
  });
}

/** A card as a row. A card of a company has its name only as the company. */
export function rowOfCard(card: readonly Property[]): CardRow {
  const row: CardRow = { columns: [], cells: [] };
  const isCompany = card.some(
    ({ name, value }) =>
      (name === "X-ABSHOWAS" && /company/i.test(value)) ||
      (name === "KIND" && /^org$/i.test(value.trim())),
  );
  for (const [index, property] of card.entries()) {
    for (const cell of cellsOf(property, `${property.name.toLowerCase()}${index}`, card)) {
      const isName = ["firstName", "lastName", "fullName"].some((field) => field === cell.field);
      if (isCompany && isName) {
        if (cell.field === "fullName") add(row, { ...cell, field: "company" });
      } else add(row, cell);
    }
  }
  return row;
}

interface Value {
  field: ColumnField;
  text: string;
  header?: string;
  kind?: string;
  group?: string;
}

function add({ columns, cells }: CardRow, { field, text, header, kind, group }: Value): void {
  if (text.trim() === "") return;
  columns.push({ name: header ?? "", field, kind: kind ?? "", shape: "one", group: group ?? null });
  cells.push(text);
}

function cellsOf(property: Property, group: string, card: readonly Property[]): Value[] {
  const { name, value } = property;
  if (ignored.test(name)) return [];
  const label = labelOf(property, card);
  switch (name) {
    case "N":
      return namesIn(value);
    case "FN":
      return [{ field: "fullName", text: plain(value), header: "Full name" }];
    case "NICKNAME":
      return listOf(value).map((text) => ({ field: "nickname", text }));
    case "ORG": {
      const [company = "", ...units] = partsOf(value);
      return [
        { field: "company", text: company },
        { field: "note", text: units.filter(Boolean).join(", "), header: "Department" },
      ];
    }
    case "TITLE":
      return [{ field: "jobTitle", text: plain(value) }];
    case "EMAIL":
      return [{ field: "email", text: plain(value), kind: label }];
    case "TEL":
      return [{ field: "phone", text: phoneIn(plain(value)), kind: label }];
    case "ADR":
      return addressIn(value, label, group);
    case "URL":
      return [{ field: "link", text: plain(value) }];
    case "BDAY":
      return [{ field: "birthday", text: birthdayIn(property) }];
    case "NOTE":
      return [{ field: "notes", text: plain(value) }];
    case "CATEGORIES":
      return listOf(value).map((text) => ({
        field: "tags",
        text: `"${text.replaceAll('"', '""')}"`,
      }));
    default:
      return [
        {
          field: "note",
          text: noteIn(value),
          header: [notedAs[name] ?? name, label].filter(Boolean).join(" "),
        },
      ];
  }
}

function namesIn(value: string): Value[] {
  const [last = "", first = "", middle = "", prefix = "", suffix = ""] = partsOf(value);
  return [
    { field: "firstName", text: first },
    { field: "middleName", text: middle },
    { field: "lastName", text: [last, suffix].filter(Boolean).join(", ") },
    { field: "title", text: prefix, header: "Title" },
  ];
}

function addressIn(value: string, label: string, group: string): Value[] {
  const [
    box = "",
    extended = "",
    street = "",
    city = "",
    region = "",
    postalCode = "",
    country = "",
  ] = partsOf(value);
  const parts: [ColumnField, string][] = [
    ["street", street],
    ["street", extended],
    ["street", box],
    ["city", city],
    ["region", region],
    ["postalCode", postalCode],
    ["country", country],
  ];
  return [
    { field: "kind", text: label, group },
    ...parts.map(([field, text]) => ({ field, text, group })),
  ];
}

/** The types of a property and Apple's label beside it, as a header would say them. */
function labelOf({ group, parameters }: Property, card: readonly Property[]): string {
  const own = group && card.find((each) => each.name === "X-ABLABEL" && each.group === group);
  const label = own ? plain(own.value).replace(/^_\$!<(.*)>!\$_$/, "$1") : "";
  const isPreferred = parameters.has("PREF");
  const types = (parameters.get("TYPE") ?? [])
    .map((type) => type.toLowerCase())
    .filter((type) => !/^(?:internet|voice|msg|text|x400|iphone|video)$/.test(type));
  const words = types.map((type) => (type === "pref" ? "primary" : type));
  return [...new Set([...(isPreferred ? ["primary"] : []), ...words, label])]
    .filter(Boolean)
    .toSorted((one, other) => Number(other === "primary") - Number(one === "primary"))
    .join(" ");
}

function phoneIn(value: string): string {
  return value.replace(/^tel:/i, "").replace(/;ext=/i, " ext. ");
}

/** Apple writes 1604 for an unknown year. */
function birthdayIn({ value, parameters }: Property): string {
  const omitted = parameters.get("X-APPLE-OMIT-YEAR")?.[0];
  const text = plain(value);
  return omitted && text.startsWith(omitted)
    ? `-${text.slice(omitted.length).replace(/^-?/, "-")}`
    : text;
}

function noteIn(value: string): string {
  return partsOf(value).filter(Boolean).join(", ");
}

/** The parts of a compound value, which semicolons separate. */
function partsOf(value: string): string[] {
  return separated(value, ";").map((part) => plain(part).trim());
}

/** The items of a value, which commas separate. */
function listOf(value: string): string[] {
  return separated(value, ",").map((item) => plain(item).trim());
}

/** A separator after a backslash is text. */
function separated(value: string, separator: ";" | ","): string[] {
  const parts = [""];
  for (const [piece] of value.matchAll(/\\.|[^\\]|\\$/gs)) {
    if (piece === separator) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

/** A value without its escapes. */
function plain(value: string): string {
  return value.replace(/\\(n|.)/gis, (_all, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}
