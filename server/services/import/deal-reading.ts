import { asc, eq, sql } from "drizzle-orm";
import { readTimeZone } from "#domain/account/settings.ts";
import type { FileRecord, Remark } from "#domain/contact/file-row.ts";
import { importedContact } from "#domain/contact/input.ts";
import { dayIn } from "#domain/day.ts";
import { dealFields, isDealField } from "#domain/deal/fields.ts";
import type { NamedStage } from "#domain/deal/file-stage.ts";
import { type DealReading, type DealRow, readDealRecord } from "#domain/deal/from-row.ts";
import { importedDeal } from "#domain/deal/input.ts";
import type { ImportChoices } from "#domain/import/draft.ts";
import { fieldErrorsOf } from "#domain/inputs.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { dealStages, pipelines } from "../../db/schema.ts";
import { companyKeyOf } from "../deal/import-plan.ts";
import { reasonOf } from "./reason.ts";

/** The rows of a slice that are deals, and why the others aren't. */
export interface ReadDeals {
  records: readonly FileRecord[];
  deals: { index: number; row: DealRow; companyKey: string; remarks: Remark[] }[];
  reasons: Map<number, string>;
}

/** How a workspace reads the files of deals, with the present day in its time zone. */
export async function dealReading(
  owner: Owner,
  { columns, order, deals: answers }: ImportChoices,
): Promise<DealReading> {
  const [[settings], stages] = await batch(owner.db, [
    owner.db
      .select({ locale: user.locale, currency: user.currency, timeZone: user.timeZone })
      .from(user)
      .where(eq(user.id, owner.userId)),
    selectNamedStages(owner),
  ]);
  const timeZone = readTimeZone(settings?.timeZone ?? "UTC");
  return {
    columns,
    order,
    locale: settings?.locale ?? "en",
    currency: answers?.currency ?? settings?.currency ?? "AUD",
    stages: { all: stages, answers: answers?.stages ?? {} },
    timeZone,
    today: dayIn(timeZone, Date.now()),
  };
}

/** The statement that reads the stages of all pipelines, in order. */
function selectNamedStages(owner: Owner) {
  return owner.db
    .select({
      id: dealStages.id,
      name: dealStages.name,
      kind: dealStages.kind,
      pipelineId: dealStages.pipelineId,
      pipeline: sql<string>`${pipelines.name}`.as("pipeline"),
    })
    .from(dealStages)
    .innerJoin(pipelines, eq(pipelines.id, dealStages.pipelineId))
    .where(owned(owner, dealStages))
    .orderBy(
      asc(pipelines.orderIndex),
      asc(pipelines.id),
      asc(dealStages.orderIndex),
      asc(dealStages.id),
    );
}

/** The stages of all pipelines, as files name them, in order. */
export async function listNamedStages(owner: Owner): Promise<NamedStage[]> {
  const [stages] = await batch(owner.db, [selectNamedStages(owner)]);
  return stages;
}

/** Reads the rows of a slice as deals. A person who can't be added is named in the description. */
export function readDeals(records: readonly FileRecord[], reading: DealReading): ReadDeals {
  const slice: ReadDeals = { records, deals: [], reasons: new Map() };
  for (const [index, record] of records.entries()) {
    const read = readDealRecord(record, reading);
    if (read.deal === null) {
      slice.reasons.set(index, read.reason);
      continue;
    }
    const people = read.deal.people.filter((person) => importedContact.safeParse(person).success);
    const { data, error } = importedDeal.safeParse(read.deal);
    if (data) {
      const { description = null, lostReason = null, title } = data;
      const row = { ...read.deal, title, description, lostReason, people };
      slice.deals.push({ index, row, companyKey: companyKeyOf(row), remarks: read.remarks });
    } else slice.reasons.set(index, reasonOf(fieldErrorsOf(error), labelOf));
  }
  return slice;
}

function labelOf(field: string): string | undefined {
  return isDealField(field) ? dealFields[field].label : undefined;
}
