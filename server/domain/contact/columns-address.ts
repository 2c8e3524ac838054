import { type AddressField, addressFields } from "../postal-address.ts";
import { contactFieldsInFiles } from "./fields-in-files.ts";

/**
 * A part of an address; "lines" is a column that holds a street in some programs and a whole
 * address in others.
 */
export type AddressPart = AddressField | "lines";

export const addressParts: readonly AddressPart[] = ["lines", ...addressFields];

/** The usual names of a part, without case, spaces and punctuation. */
function usualNames(part: AddressPart): string {
  return part === "lines" ? "address formatted postaladdress" : contactFieldsInFiles[part].readAs;
}

const purposes =
  "home|private|personal|work|business|office|company|other|mailing|billing|shipping|primary|main|alternate|alternative|alt|adrone|adrtwo|adr";

/** Words for the same purpose, which some programs mix. */
const samePurpose: Record<string, string> = {
  business: "work",
  office: "work",
  private: "home",
  personal: "home",
  alternate: "alternative",
  alt: "alternative",
  adrone: "adr",
};

const partNames = addressParts.map((part) => {
  const names = usualNames(part).replaceAll(" ", "|");
  // In other languages the purpose is behind: "Straße geschäftlich".
  return [part, new RegExp(`^(${purposes}|address\\d+|)(?:${names})\\d?(${purposes}|)$`)] as const;
});

/** Which part of which address a column holds, by its normalised header; null for other columns. */
export function addressColumn(lookup: string): { part: AddressPart; group: string } | null {
  for (const [part, name] of partNames) {
    const [, before, behind] = name.exec(lookup) ?? [];
    const purpose = before || behind;
    if (purpose !== undefined) return { part, group: samePurpose[purpose] ?? purpose };
  }
  return null;
}

/** The address whose type a column holds, as in Google's exports; null for other columns. */
export function addressLabelColumn(lookup: string): { group: string } | null {
  const [, group] = /^(address\d+)(?:label|type)$/.exec(lookup) ?? [];
  return group ? { group } : null;
}
