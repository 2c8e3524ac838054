/** A part of an address; "lines" is what programs put either a street or a whole address in. */
export type AddressPart = "lines" | "street" | "city" | "region" | "postalCode" | "country";

/** The usual names of the parts, without case, spaces and punctuation. */
const parts: Record<AddressPart, string> = {
  street:
    "street|streetaddress|streetline|addressline|addressstreet|addresspobox|pobox|extendedaddress",
  city: "city|town|locality|addresscity",
  region:
    "state|region|province|stateregion|stateprovince|stateorregion|addressstate|addressregion",
  postalCode:
    "postalcode|postcode|zipcode|zip|zippostalcode|addresspostalcode|addresspostcode|addresszip|addresszipcode",
  country: "country|countryregion|addresscountry",
  lines: "address|formatted|postaladdress",
};

const places = "home|private|personal|work|business|office|company|other|mailing|billing|shipping";

const partNames = Object.entries(parts).map(
  ([part, names]) =>
    [part as AddressPart, new RegExp(`^(${places}|address\\d+|)(?:${names})\\d?$`)] as const,
);

/** Which part of which address a column is, told by the name that it is looked up by; null for other columns. */
export function addressColumn(lookup: string): { part: AddressPart; group: string } | null {
  for (const [part, name] of partNames) {
    const [, place] = name.exec(lookup) ?? [];
    if (place !== undefined) return { part, group: place };
  }
  return null;
}

/** What the column beside an address's parts says it is for, as Google names it; null for other columns. */
export function addressLabelColumn(lookup: string): { group: string } | null {
  const [, group] = /^(address\d+)(?:label|type)$/.exec(lookup) ?? [];
  return group ? { group } : null;
}
