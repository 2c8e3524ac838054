import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { displayName } from "#domain/contact/contact.ts";
import { type DealField, dealFieldNames, dealHeaders } from "#domain/deal/fields.ts";
import type { ExportedDeal } from "#server/services/deal/export.ts";

type Columns = Record<string, (deal: ExportedDeal) => string | null>;

/** Fields that need more than their own text. */
const special = {
  value: { [dealHeaders.value]: ({ value }) => String(value ?? "") },
  stageId: {
    Pipeline: ({ pipeline }) => pipeline,
    [dealHeaders.stageId]: ({ stage }) => stage,
  },
  contactId: {
    [dealHeaders.contactId]: ({ contact }) => contact && displayName(contact),
    "Contact Email": ({ contact }) => contact?.email ?? null,
    Company: ({ contact }) => contact?.company ?? null,
  },
  contactIds: {
    [dealHeaders.contactIds]: ({ further }) => further.map(displayName).join("; "),
  },
  lostReason: {
    [dealHeaders.lostReason]: ({ lostReason }) => lostReason,
    "Won Rate": ({ wonRate }) => (wonRate === null ? null : String(wonRate)),
    "Won Base": ({ wonBase }) => wonBase,
  },
} satisfies Partial<Record<DealField, Columns>>;

function isSpecial(name: DealField): name is keyof typeof special {
  return Object.hasOwn(special, name);
}

function columnsOf(name: DealField): Columns {
  if (isSpecial(name)) return special[name];
  return { [dealHeaders[name]]: (deal) => deal[name] };
}

const columns: Columns = {
  ...Object.assign({}, ...dealFieldNames.map(columnsOf)),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
};

export function dealsHeader(): string {
  return csvMark + csvLines([Object.keys(columns)]);
}

/** The lines of some deals, each with its line end, so that an export can be sent in parts. */
export function dealsRows(deals: ExportedDeal[]): string {
  return csvLines(deals.map((deal) => Object.values(columns).map((value) => value(deal))));
}
