import { type AddressField, addressFields, contactFieldsInFiles } from "./fields.ts";

/** A part of an address; "lines" is what programs put either a street or a whole address in. */
export type AddressPart = AddressField | "lines";

export const addressParts: readonly AddressPart[] = ["lines", ...addressFields];

/** The usual names of a part, without case, spaces and punctuation. */
function usualNames(part: AddressPart): string {
  return part === "lines" ? "address formatted postaladdress" : contactFieldsInFiles[part].readAs;
}

const purposes =
  "home|private|personal|work|business|office|company|other|mailing|billing|shipping";

const partNames = addressParts.map((part) => {
  const names = usualNames(part).replaceAll(" ", "|");
  return [part, new RegExp(`^(${purposes}|address\\d+|)(?:${names})\\d?$`)] as const;
});

/** Which part of which address a column is, by its normalised header; null for other columns. */
export function addressColumn(lookup: string): { part: AddressPart; group: string } | null {
  for (const [part, name] of partNames) {
    const [, purpose] = name.exec(lookup) ?? [];
    if (purpose !== undefined) return { part, group: purpose };
  }
  return null;
}

/** What the column beside an address's parts says it is for, as Google names it; null for other columns. */
export function addressLabelColumn(lookup: string): { group: string } | null {
  const [, group] = /^(address\d+)(?:label|type)$/.exec(lookup) ?? [];
  return group ? { group } : null;
}
