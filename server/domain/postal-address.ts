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
