import { eq, type SQL, sql } from "drizzle-orm";
import { generateJitteredKeyBetween } from "fractional-indexing-jittered";
import { fromDay } from "#domain/day.ts";
import { searchedFields } from "#domain/deal/columns.ts";
import { givenValue } from "#domain/deal/deal.ts";
import type { DealPatch } from "#domain/deal/input.ts";
import { dealSearchText, type SearchedValues } from "#domain/deal/search-text.ts";
import type { Logged } from "#domain/operation/change-lines.ts";
import { peopleChange } from "#domain/people.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { recordOf } from "#domain/record-of.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables, otherContacts } from "../../db/entities.ts";
import { perform, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { retryingStale, setRow } from "../../db/record.ts";
import { dealStages, deals } from "../../db/schema.ts";
import { type Edit, type Edited, mergedPatch, type SeenBy, selectEdit } from "../operation/edit.ts";
import { guardPeople, replacePeople } from "../people.ts";
import {
  type ClosingColumns,
  type ClosingFacts,
  closedFrom,
  closingColumns,
  selectClosingFacts,
} from "./close.ts";
import { guardStage, selectTop, valueColumns } from "./create.ts";
import { type DealAnswer, dealAnswered, readDealAnswer, selectDeal } from "./deal.ts";
import { dayOf, dealDays, patchedColumns } from "./fields.ts";
import { keepStageChanges } from "./history.ts";

/**
 * Changes a deal: missing fields are unchanged, null clears; a new stage is entered at its top. A
 * contact that stays may be in Trash. Refuses NOT_FOUND for the deal, a new contact or a new stage,
 * CONFLICT as `mergedPatch` does, BAD_REQUEST at `value` as for a new deal.
 */
export function updateDeal(
  owner: Owner,
  { deal: patch, ...seen }: SeenBy & { deal: DealPatch },
): Promise<DealAnswer> {
  return retryingStale(() => updateDealOnce(owner, { ...seen, patch }));
}

const dealEdited: Edited = {
  entity: entityTables.deal,
  together: [
    ["value", "currency"],
    ["contactIds", "contactId"],
  ],
  read: {
    ...recordOf(dealDays, (name) => (logged: Logged) => dayOf(logged[name] as number | null)),
    value: (logged: Logged) => givenValue(logged.value as number),
  },
  logLines: { contactIds: [["contactId"], ["contactIds"]], contactId: [], currency: [] },
};

/** Value and currency are checked together, so the write requires the version that was read. */
async function updateDealOnce(owner: Owner, edit: Edit<DealPatch>): Promise<DealAnswer> {
  const { id, patch: asked, operation: key } = edit;
  const ofDeal = live(owner, deals, eq(deals.id, id));
  const [[current], [top], stages, [facts], [read]] = await batch(owner.db, [
    selectDeal(owner, id),
    selectTop(owner, sql`${asked.stageId ?? 0}`),
    selectKinds(owner, sql`${asked.stageId ?? 0}, (select stage_id from ${deals} where ${ofDeal})`),
    selectClosingFacts(
      owner,
      sql`coalesce(${asked.currency ?? null}, (select currency from ${deals} where ${ofDeal}))`,
      asked.closedDate
        ? sql`${fromDay(asked.closedDate)}`
        : sql`(select closed_date from ${deals} where ${ofDeal})`,
    ),
    selectEdit(owner, dealEdited, edit),
  ]);
  if (!current) throw missing("deal");
  const patch = await mergedPatch(owner, dealEdited, edit, read);
  const { stageId = current.stageId } = patch;
  const kindOf = (id: number) => stages.find((stage) => stage.id === id)?.kind;
  const [before, after] = [kindOf(current.stageId), kindOf(stageId)];
  if (!after) throw missing("stage", "stageId");
  const moving = stageId !== current.stageId;
  const now = Date.now();
  const known = { contactId: current.contactId, contactIds: JSON.parse(current.contactIds) };
  const people = peopleChange(known, patch);
  const set = {
    ...typedColumns(patch, current),
    ...(people.contactId === undefined ? {} : { contactId: people.contactId }),
    ...(moving
      ? {
          stageId,
          position: generateJitteredKeyBetween(null, top?.position ?? null),
          stageSince: now,
        }
      : {}),
    ...closingChange(patch, current, { before, after, facts }),
    ...(before === after ? {} : closedFrom({ stageId: current.stageId, kind: before }, after)),
    updatedAt: now,
  };
  const done = await perform(
    owner,
    { kind: "deal.update", key },
    (number) => [
      guardStage(owner, stageId, after),
      ...guardPeople(owner, people.added),
      ...setRow(owner, number, {
        entity: entityTables.deal,
        row: ofDeal,
        set,
        version: current.version,
        links: people.contactIds ? { contactIds: people.contactIds } : {},
      }),
      ...(people.contactIds ? replacePeople(owner, otherContacts.deal, id, people.contactIds) : []),
      write(keepStageChanges(owner, number)),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}

function selectKinds(owner: Owner, ids: SQL) {
  return owner.db
    .select({ id: dealStages.id, kind: dealStages.kind })
    .from(dealStages)
    .where(owned(owner, dealStages, sql`${dealStages.id} in (${ids})`));
}

/**
 * What a patch changes about a closing: another kind of stage closes the deal again; otherwise only
 * given values and the price are checked again.
 */
function closingChange(
  patch: DealPatch,
  current: { currency: string; closedDate: number | null; lostReason: string | null },
  stages: {
    before: StageKind | undefined;
    after: StageKind;
    facts: ClosingFacts | undefined;
  },
): Partial<ClosingColumns> {
  const { before, after, facts } = stages;
  const closes = patch.closedDate !== undefined || patch.lostReason !== undefined;
  const priced = patch.currency !== undefined && patch.currency !== current.currency;
  if (before === after && !closes && !priced) return {};
  const kept = { closedDate: dayOf(current.closedDate), lostReason: current.lostReason };
  const { closedDate = kept.closedDate, lostReason = kept.lostReason } = patch;
  // A form sends all of its fields: values from the former stage don't apply to the new one.
  const closing =
    before === after
      ? { closedDate, lostReason }
      : {
          closedDate: closedDate === kept.closedDate ? null : closedDate,
          lostReason: lostReason === kept.lostReason ? null : lostReason,
        };
  return closingColumns(after, patch.currency ?? current.currency, closing, facts);
}

/** The columns that a patch sets, with those computed from them. */
function typedColumns(
  patch: DealPatch,
  current: Pick<typeof deals.$inferSelect, "value" | "currency"> & SearchedValues,
) {
  const { title, value, currency } = patch;
  const priced = value !== undefined || currency !== undefined;
  const price = value === undefined ? givenValue(current.value) : value;
  const isSearched = searchedFields.some((name) => patch[name] !== undefined);
  const searched = recordOf(searchedFields, (name) =>
    patch[name] === undefined ? current[name] : patch[name],
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(isSearched ? { searchText: dealSearchText(searched) } : {}),
    ...(priced ? valueColumns(price, currency ?? current.currency) : {}),
    ...patchedColumns(patch),
  };
}
