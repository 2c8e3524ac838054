import type { AddressField } from "#domain/postal-address.ts";

/** The lines of an address, as on an envelope; null for none. */
export function addressOf(
  record: Record<AddressField, string | null>,
): React.ReactElement<"address"> | null {
  const { street, city, region, postalCode, country } = record;
  const place = [city, region, postalCode].filter(Boolean).join(" ");
  const lines = [street, place, country].filter(Boolean);
  if (lines.length === 0) return null;
  return <address className="record-address">{lines.join("\n")}</address>;
}
