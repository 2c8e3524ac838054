import { displayName } from "#domain/contact/contact.ts";
import { ownIdHeader } from "#domain/contact/fields-in-files.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { type DealField, dealFieldNames, dealHeaders } from "#domain/deal/fields.ts";
import type { ExportedDeal } from "#server/services/deal/export.ts";
import type { FileColumns } from "./file-format.ts";
import { listOf } from "./list-of.ts";

type Columns = FileColumns<ExportedDeal>;

/** Fields that need more than their own text. */
const special = {
  value: { [dealHeaders.value]: ({ value }) => value },
  stageId: {
    Pipeline: ({ pipeline }) => pipeline,
    [dealHeaders.stageId]: ({ stage }) => stage,
  },
  contactId: {
    [dealHeaders.contactId]: ({ contact }) => listOf([contact], (one) => one && displayName(one)),
    "Contact Email": ({ contact }) => contact?.email ?? null,
    Company: ({ contact }) => contact?.company ?? null,
  },
  contactIds: {
    [dealHeaders.contactIds]: ({ further }) => listOf(further, displayName),
    "Other Contact Emails": ({ further }) => listOf(further, ({ email }) => email),
    "Other Contact Companies": ({ further }) => listOf(further, ({ company }) => company),
    "Contact Kith IDs": ({ contact, further }) =>
      listOf([contact, ...further], (person) => person && ownIdOf("contact", person)),
  },
  lostReason: {
    [dealHeaders.lostReason]: ({ lostReason }) => lostReason,
    "Won Rate": ({ wonRate }) => wonRate,
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

/** A deal in a table. */
export const dealColumns: Columns = {
  ...Object.assign({}, ...dealFieldNames.map(columnsOf)),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
  [ownIdHeader]: (deal) => ownIdOf("deal", deal),
};
