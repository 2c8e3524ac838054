import { asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { DealChoicesQuery, DealQuery } from "#domain/deal-input.ts";
import type { StageKind } from "#domain/pipeline.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { type Page, pageOf, readCursor } from "../db/cursor.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { companies, contacts, dealStages, deals, pipelines } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { type CardRow, cardColumns, cardOf, type DealCard } from "./deal.ts";
import { dealIdsWith } from "./deal-contact.ts";
import { type Stage, selectStages } from "./stage-list.ts";

function stagesOfKind(owner: Owner, kind: StageKind): SQL {
  return sql`(select id from ${dealStages} where ${owned(owner, dealStages, eq(dealStages.kind, kind))})`;
}

export interface DealPage extends Page<DealCard> {
  /** The name of the company whose deals alone are listed. */
  company: string | null;
}

/**
 * A page of deals: of a stage, in the board's order; else newest first, of a contact or a
 * company where one is named. Refuses NOT_FOUND for one that is not there, BAD_REQUEST for a malformed cursor.
 */
export async function listDeals(owner: Owner, query: DealQuery = {}): Promise<DealPage> {
  const { stageId, contactId, companyId, kind, search, cursor, limit = 50 } = query;
  const inStage = stageId !== undefined;
  const place = cursor
    ? readCursor(cursor, inStage ? ["string", "number"] : ["number"])
    : undefined;
  const backwards = place?.side === "before";
  const direction = inStage === backwards ? desc : asc;
  const keys = inStage ? sql`(${deals.position}, ${deals.id})` : sql`${deals.id}`;
  const values = sql.join(place?.keys.map((key) => sql`${key}`) ?? [], sql`, `);
  const comparison = sql.raw(inStage === backwards ? "<" : ">");
  const select = owner.db
    .select(cardColumns)
    .from(deals)
    .leftJoin(contacts, eq(contacts.id, deals.contactId))
    .where(
      live(
        owner,
        deals,
        inStage ? eq(deals.stageId, stageId) : undefined,
        contactId === undefined ? undefined : sql`${deals.id} in (${dealIdsWith(contactId)})`,
        companyId === undefined ? undefined : eq(deals.companyId, companyId),
        kind && sql`${deals.stageId} in ${stagesOfKind(owner, kind)}`,
        matching(search, deals.searchText, contacts.searchText),
        place ? sql`${keys} ${comparison} (${values})` : undefined,
      ),
    )
    .orderBy(...(inStage ? [direction(deals.position)] : []), direction(deals.id))
    .limit(limit + 1);
  const [rows, stages, people, [company]] = await batch(owner.db, [
    select,
    owner.db
      .select({ id: dealStages.id })
      .from(dealStages)
      .where(owned(owner, dealStages, eq(dealStages.id, stageId ?? 0))),
    owner.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(live(owner, contacts, eq(contacts.id, contactId ?? 0))),
    owner.db
      .select({ name: companies.name })
      .from(companies)
      .where(owned(owner, companies, eq(companies.id, companyId ?? 0))),
  ]);
  if (inStage && stages.length === 0) throw missing("stage");
  if (contactId !== undefined && people.length === 0) throw missing("contact");
  if (companyId !== undefined && !company) throw missing("company");
  const page = pageOf<CardRow>(rows, limit, place, ({ position, id }) =>
    inStage ? [position, id] : [id],
  );
  return { ...page, items: page.items.map(cardOf), company: company?.name ?? null };
}

/** A contact to choose for a deal. */
export interface ContactChoice {
  id: number;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
}

/** How many contacts a plain select offers; the live search finds the others. */
const contactsOffered = 100;

/**
 * What a deal's form offers: stages of all pipelines, and contacts: those given, and those that a search
 * finds or, without one, that were changed last.
 */
export async function readDealChoices(
  owner: Owner,
  { contactIds = [], search }: DealChoicesQuery = {},
): Promise<{ stages: (Stage & { pipeline: string })[]; contacts: ContactChoice[] }> {
  const choice = {
    id: contacts.id,
    firstName: contacts.firstName,
    lastName: contacts.lastName,
    company: contacts.company,
  };
  const chosen = sql`${contacts.id} in (select value from json_each(${JSON.stringify(contactIds)}))`;
  const found = matching(search, contacts.searchText);
  const [stages, names, given, others] = await batch(owner.db, [
    selectStages(owner, "all"),
    owner.db
      .select({ id: pipelines.id, name: pipelines.name })
      .from(pipelines)
      .where(owned(owner, pipelines)),
    owner.db
      .select(choice)
      .from(contacts)
      .where(owned(owner, contacts, chosen)),
    owner.db
      .select(choice)
      .from(contacts)
      .where(live(owner, contacts, found))
      .orderBy(...(found ? [contacts.nameKey] : [desc(contacts.updatedAt)]), desc(contacts.id))
      .limit(contactsOffered),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    stages: stages.map((stage) => ({ ...stage, pipeline: nameOf.get(stage.pipelineId) ?? "" })),
    contacts: [...given, ...others.filter(({ id }) => !contactIds.includes(id))],
  };
}
