import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { ExportedDeal } from "#server/services/deal/export.ts";

const columns: Record<string, (deal: ExportedDeal) => string | null> = {
  Title: ({ title }) => title,
  Value: ({ value }) => String(value),
  Currency: ({ currency }) => currency,
  Pipeline: ({ pipeline }) => pipeline,
  Stage: ({ stage }) => stage,
  Contact: ({ contact }) => contact && displayName(contact),
  "Contact Email": ({ contact }) => contact?.email ?? null,
  Company: ({ contact }) => contact?.company ?? null,
  "Further Contacts": ({ further }) => further.map(displayName).join("; "),
  "Expected Close": ({ expectedCloseDate }) => expectedCloseDate,
  Closed: ({ closedDate }) => closedDate,
  "Lost Because": ({ lostReason }) => lostReason,
  "Won Rate": ({ wonRate }) => (wonRate === null ? null : String(wonRate)),
  "Won Base": ({ wonBase }) => wonBase,
  Description: ({ description }) => description,
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
};

export function dealsHeader(): string {
  return csvMark + csvLines([Object.keys(columns)]);
}

/** The lines of some deals, each ended, so that an export can be sent in parts. */
export function dealsRows(deals: ExportedDeal[]): string {
  return csvLines(deals.map((deal) => Object.values(columns).map((value) => value(deal))));
}
