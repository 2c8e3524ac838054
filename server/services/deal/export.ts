import { asc, gt, sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import type { DealExportInput } from "#domain/deal/bulk-input.ts";
import { givenValue } from "#domain/deal/deal.ts";
import {
  type DealDay,
  type DealField,
  type DealValues,
  dealFieldNames,
} from "#domain/deal/fields.ts";
import { pick } from "#domain/pick.ts";
import { batch } from "../../db/client.ts";
import { jsonObject } from "../../db/json.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts, dealStages, deals, dealsToContacts, pipelines } from "../../db/schema.ts";
import { readSelection } from "../list/selection.ts";
import { withDays } from "./fields.ts";
import { listedDeals } from "./filter.ts";

/** A contact's details in an export of deals. */
interface ExportedPerson extends Called {
  id: number;
  createdAt: number;
}

/** A deal in an export: all typed values, and its stage. */
export interface ExportedDeal extends Pick<DealValues, ExportedField> {
  id: number;
  stage: string;
  pipeline: string;
  contact: ExportedPerson | null;
  further: ExportedPerson[];
  wonRate: number | null;
  wonBase: string | null;
  createdAt: number;
  updatedAt: number;
}

/** Fields that an export contains unchanged; the stage and the people are given by name. */
type ExportedField = Exclude<DealField, "stageId" | "contactId" | "contactIds">;

const exportedFields = dealFieldNames.filter(
  (name): name is ExportedField =>
    name !== "stageId" && name !== "contactId" && name !== "contactIds",
);

/** How many deals one call of an export reads. */
const exportedAtOnce = 1_000;

const person = jsonObject({
  id: sql`person.id`,
  createdAt: sql`person.created_at`,
  firstName: sql`person.first_name`,
  lastName: sql`person.last_name`,
  email: sql`person.email`,
  phone: sql`person.phone`,
  company: sql`person.company`,
});

/** What an export reads of a deal, in a statement that also selects from another table. */
export const exportedColumns = {
  id: deals.id,
  ...pick(deals, exportedFields),
  stage:
    sql<string>`(select stage.name from ${dealStages} as stage where stage.id = deals.stage_id)`.as(
      "stage_name",
    ),
  pipeline:
    sql<string>`(select line.name from ${dealStages} as stage cross join ${pipelines} as line
    on line.id = stage.pipeline_id where stage.id = deals.stage_id)`.as("pipeline_name"),
  contact: sql<string | null>`(select ${person} from ${contacts} as person
    where person.id = deals.contact_id)`.as("contact_json"),
  further: sql<string>`(select json_group_array(json(${person})) from ${dealsToContacts} as link
    cross join ${contacts} as person on person.id = link.contact_id where link.deal_id = deals.id)`.as(
    "further_json",
  ),
  wonRate: deals.wonRate,
  wonBase: deals.wonBase,
  createdAt: deals.createdAt,
  updatedAt: deals.updatedAt,
};

/**
 * A batch of deals in order of id, starting after `after`. Without a selection all deals. Refuses
 * NOT_FOUND for a tag of a selection's filter.
 */
export async function exportDeals(
  owner: Owner,
  { after = 0, selection = { filter: {} } }: DealExportInput,
): Promise<{ items: ExportedDeal[]; next: number | null }> {
  const { from, condition } = await readSelection(owner, listedDeals, selection);
  const [rows] = await batch(owner.db, [
    owner.db
      .select(exportedColumns)
      .from(
        sql`(select ${deals.id} as page_id from ${from}
          where ${live(owner, deals, condition, gt(deals.id, after))}
          order by ${deals.id} limit ${exportedAtOnce}) page`,
      )
      .crossJoin(deals)
      .where(sql`${deals.id} = page_id`)
      .orderBy(asc(deals.id)),
  ]);
  const items = rows.map(exportedDealOf);
  return { items, next: items.length === exportedAtOnce ? (items.at(-1)?.id ?? null) : null };
}

type ExportedRow = Omit<ExportedDeal, "contact" | "further" | "value" | DealDay> &
  Record<DealDay, number | null> & { value: number; contact: string | null; further: string };

/** A deal from a row of `exportedColumns`. */
export function exportedDealOf({ contact, further, ...deal }: ExportedRow): ExportedDeal {
  return {
    ...withDays(deal),
    value: givenValue(deal.value),
    contact: contact === null ? null : JSON.parse(contact),
    further: JSON.parse(further),
  };
}
