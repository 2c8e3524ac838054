import { type SQL, sql } from "drizzle-orm";
import { displayName } from "#domain/contact/contact.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { givenValue } from "#domain/deal/deal.ts";
import type { DealData } from "#domain/deal/import-data.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { batch, batchRows } from "../../db/client.ts";
import { jsonObject, jsonParameters } from "../../db/json.ts";
import { operationNumber } from "../../db/log.ts";
import { live, type Owner } from "../../db/owner.ts";
import { changes, companies, contacts, deals, dealsToContacts } from "../../db/schema.ts";
import { contactIdsOf } from "./contact.ts";
import { dayOf } from "./fields.ts";

type Values = Record<string, unknown>;

/** A deal of the workspace that a row may be about. */
export interface KnownDeal {
  id: number;
  version: number;
  data: DealData;
  /** The folded name of its company; empty for none. */
  companyKey: string;
  /** What its primary contact is called; null without one. */
  contactName: string | null;
  /** Whether an earlier part of the same import has added it. */
  isNew: boolean;
  /** What an earlier part of the same import has changed. */
  logged: { before: Values | null; after: Values } | null;
  /** The columns that a change of its stage or price computes again. */
  stored: Pick<
    typeof deals.$inferSelect,
    "position" | "stageSince" | "closedFromStageId" | "wonRate" | "wonBase"
  >;
}

/** What a row is looked up by. */
export interface SoughtDeal {
  titleKey: string;
  /** The ids of its people that the workspace has. */
  contactIds: readonly number[];
  /** The folded name of its company; empty for none. */
  companyKey: string;
  ownId: string | null;
}

/** How a row finds a deal: by its own id, or title with a person, company or neither. */
export type FoundBy = "own" | "person" | "company" | "title";

/** The deals that rows may be about. */
export interface KnownDeals {
  byId: Map<number, KnownDeal>;
  /** The ids that each row has found, oldest first, by its index. */
  byRow: Map<number, Map<number, FoundBy>>;
}

interface Lookup {
  operation: string;
  /** The newest deal that earlier slices have added: later ones of the import don't count. */
  lastDealId: number;
  /** Further deals to read. */
  also: readonly number[];
}

/**
 * The deals with the own ids of rows, or with their titles and one of their people, their company, or, for
 * rows with neither, no contact.
 */
export async function readKnownDeals(
  owner: Owner,
  rows: readonly SoughtDeal[],
  lookup: Lookup,
): Promise<KnownDeals> {
  const finding = (
    listOf: (row: SoughtDeal, index: number) => unknown[][],
    statement: (json: string) => SQL,
  ) =>
    jsonParameters(rows.flatMap(listOf)).map((json) =>
      owner.db.all<{ row: number; by: FoundBy; id: number }>(statement(json)),
    );
  const isLive = live(owner, deals);
  const sameTitle = sql`+${deals.searchText} = (wanted.value ->> 2)`;
  const [first, ...rest] = [
    ...finding(
      ({ ownId }, index) => {
        const own = readOwnId("deal", ownId ?? "");
        return own ? [[index, own.id, own.createdAt]] : [];
      },
      (json) => sql`select wanted.value ->> 0 as "row", 'own' as "by", ${deals.id} as "id"
        from json_each(${json}) as wanted cross join ${deals} on ${deals.id} = wanted.value ->> 1
        where ${isLive} and ${deals.createdAt} = wanted.value ->> 2`,
    ),
    ...finding(
      ({ contactIds, titleKey }, index) => contactIds.map((id) => [index, id, titleKey]),
      (json) => sql`select wanted.value ->> 0 as "row", 'person' as "by", ${deals.id} as "id"
        from json_each(${json}) as wanted cross join ${deals} on ${deals.contactId} = wanted.value ->> 1
        where ${isLive} and ${sameTitle}
        union all select wanted.value ->> 0, 'person', ${deals.id}
        from json_each(${json}) as wanted
        cross join ${dealsToContacts} on ${dealsToContacts.contactId} = wanted.value ->> 1
        cross join ${deals} on ${deals.id} = ${dealsToContacts.dealId}
        where ${isLive} and ${sameTitle}`,
    ),
    ...finding(
      ({ companyKey, titleKey }, index) => (companyKey ? [[index, companyKey, titleKey]] : []),
      (json) => sql`select wanted.value ->> 0 as "row", 'company' as "by", ${deals.id} as "id"
        from json_each(${json}) as wanted cross join ${companies}
        on ${companies.userId} = ${owner.userId} and ${companies.nameKey} = wanted.value ->> 1
        cross join ${deals} on ${deals.companyId} = ${companies.id}
        where ${isLive} and ${deals.searchText} = (wanted.value ->> 2)`,
    ),
    ...finding(
      ({ contactIds, companyKey, titleKey }, index) =>
        contactIds.length === 0 && companyKey === "" ? [[index, null, titleKey]] : [],
      (json) => sql`select wanted.value ->> 0 as "row", 'title' as "by", ${deals.id} as "id"
        from json_each(${json}) as wanted cross join ${deals} on ${isLive}
        and ${deals.searchText} = wanted.value ->> 2 and ${deals.contactId} is null`,
    ),
  ];
  if (!first) return { byId: new Map(), byRow: new Map() };
  const found = (await batch(owner.db, [first, ...rest])).flat();
  const ids = [...new Set([...found.map(({ id }) => id), ...lookup.also])].toSorted(
    (one, other) => one - other,
  );
  const byId = await readDeals(owner, ids, lookup);
  const byRow: KnownDeals["byRow"] = new Map();
  for (const { row, by, id } of found) {
    if (!byId.has(id)) continue;
    const known = byRow.get(row) ?? new Map<number, FoundBy>();
    if (!known.has(id)) known.set(id, by);
    byRow.set(row, known);
  }
  return { byId, byRow };
}

const person = jsonObject({
  firstName: sql`person.first_name`,
  lastName: sql`person.last_name`,
  email: sql`person.email`,
  phone: sql`person.phone`,
  company: sql`person.company`,
});

async function readDeals(
  owner: Owner,
  ids: readonly number[],
  { operation, lastDealId }: Lookup,
): Promise<Map<number, KnownDeal>> {
  const logged = sql<
    string | null
  >`(select json_object('before', json(own.before), 'after', json(own.after))
    from ${changes} as own where own.user_id = ${owner.userId}
      and own.operation_id = ${operationNumber(owner, operation)}
      and own.entity = 'deal' and own.entity_id = ${deals.id})`;
  const rows = await batchRows(
    owner.db,
    jsonParameters([...ids]).map((json) =>
      owner.db
        .select({
          deal: deals,
          kind: sql<StageKind>`(select kind from deal_stages where id = ${deals.stageId})`.as(
            "kind",
          ),
          companyKey:
            sql<string>`coalesce((select name_key from ${companies} where id = ${deals.companyId}), '')`.as(
              "company_key",
            ),
          contact: sql<string | null>`(select ${person} from ${contacts} as person
          where person.id = ${deals.contactId})`.as("contact"),
          contactIds: contactIdsOf(sql`${deals.id}`).as("contact_ids"),
          logged: logged.as("logged"),
        })
        .from(deals)
        .where(live(owner, deals, sql`+${deals.id} in (select value from json_each(${json}))`)),
    ),
  );
  const known = rows.map(({ deal, ...row }): KnownDeal => {
    const log: KnownDeal["logged"] = row.logged ? JSON.parse(row.logged) : null;
    return {
      id: deal.id,
      version: deal.version,
      companyKey: row.companyKey,
      contactName: row.contact === null ? null : displayName(JSON.parse(row.contact)),
      logged: log,
      isNew: log !== null && log.before === null,
      stored: deal,
      data: {
        title: deal.title,
        value: givenValue(deal.value),
        currency: deal.currency,
        stageId: deal.stageId,
        kind: row.kind,
        contactId: deal.contactId,
        contactIds: JSON.parse(row.contactIds),
        expectedCloseDate: dayOf(deal.expectedCloseDate),
        closedDate: dayOf(deal.closedDate),
        lostReason: deal.lostReason,
        description: deal.description,
      },
    };
  });
  return new Map(
    known.filter(({ id, isNew }) => !isNew || id <= lastDealId).map((deal) => [deal.id, deal]),
  );
}
