import { fold } from "./fold.ts";

const ofAddress = { group: "address", merge: "select group", folded: true } as const;

/** The fields of a postal address, for the declaration of a noun that has one; limits in characters. */
export const postalAddress = {
  street: { label: "Street", limit: 300, kind: "lines", ...ofAddress },
  city: { label: "City", limit: 100, kind: "text", ...ofAddress },
  region: { label: "State or region", limit: 100, kind: "text", ...ofAddress },
  postalCode: { label: "Postcode", limit: 30, kind: "text", ...ofAddress },
  country: { label: "Country", limit: 100, kind: "text", ...ofAddress },
} as const;

export type AddressField = keyof typeof postalAddress;

export const addressFields = Object.keys(postalAddress) as AddressField[];

/** The fields that make an address another one; a region or country alone only says more of it. */
const placing = ["street", "city", "postalCode"] as const;

type Address = Record<AddressField, string | null>;

/** Whether an address differs from a known one in some part, and says enough to replace all of it. */
export function isOtherAddress(known: Address, found: Address): boolean {
  const differs = (name: AddressField) => {
    const [own, other] = [known[name], found[name]];
    return own !== null && other !== null && fold(own) !== fold(other);
  };
  return placing.some((name) => found[name] !== null) && addressFields.some(differs);
}
