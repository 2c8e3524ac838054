import { env } from "cloudflare:workers";

/*
 * What must be true of a workspace after any operations in any order: each check returns the rows
 * that break it.
 */

type Row = Record<string, unknown>;

async function rows<Found = Row>(sql: string, userId: number): Promise<Found[]> {
  return (await env.DB.prepare(sql).bind(userId).all<Found>()).results;
}

/** Deals with a closed date in an open stage, or without one in another. */
export function misclosedDeals(userId: number): Promise<Row[]> {
  return rows(
    `select 'closing' as what, deals.id, kind, closed_date from deals
      join deal_stages on deal_stages.id = stage_id
      where deals.user_id = ?1 and (kind = 'open') <> (closed_date is null)`,
    userId,
  );
}

/** Cards of one stage with the same position. */
export function sharedPositions(userId: number): Promise<Row[]> {
  return rows(
    `select 'position' as what, stage_id, position, group_concat(id) as ids from deals
      where user_id = ?1 and deleted_at is null group by stage_id, position having count(*) > 1`,
    userId,
  );
}

/** Finds rows that refer to something that doesn't exist, or is another workspace's. */
const links = [
  `select 'deal in stage' as what, deals.id from deals left join deal_stages on deal_stages.id = stage_id
    where deals.user_id = ?1 and deal_stages.user_id is not ?1`,
  `select 'stage in pipeline' as what, deal_stages.id from deal_stages
    left join pipelines on pipelines.id = pipeline_id
    where deal_stages.user_id = ?1 and pipelines.user_id is not ?1`,
  `select 'person of deal' as what, deals.id from deals join contacts on contacts.id = contact_id
    where deals.user_id = ?1 and contacts.user_id <> ?1`,
  `select 'further person of deal' as what, deal_id as id from deals_to_contacts join deals on deals.id = deal_id
    left join contacts on contacts.id = deals_to_contacts.contact_id
    where deals.user_id = ?1 and (contacts.user_id is not ?1 or contacts.id = deals.contact_id)`,
  `select 'further person of activity' as what, activity_id as id from activities_to_contacts
    join contact_activities on contact_activities.id = activity_id
    left join contacts on contacts.id = activities_to_contacts.contact_id
    where contact_activities.user_id = ?1
      and (contacts.user_id is not ?1 or contacts.id is contact_activities.contact_id)`,
  `select 'tag of contact' as what, contacts_to_tags.contact_id as id from contacts_to_tags
    join contacts on contacts.id = contacts_to_tags.contact_id
    left join contact_tags on contact_tags.id = tag_id
    where contacts.user_id = ?1 and contact_tags.user_id is not ?1`,
];

export async function brokenLinks(userId: number): Promise<Row[]> {
  const found = await Promise.all(links.map((sql) => rows(sql, userId)));
  return found.flat();
}

interface LoggedChange {
  operationId: number;
  entity: string;
  id: number;
  before: string | null;
  after: string | null;
}

/** Cleared without a logged change when what they refer to is deleted permanently. */
const cleared = ["contactId", "contactIds", "companyId"];

/** The database stores yes and no as numbers. */
function asKept(value: unknown): string | undefined {
  return JSON.stringify(typeof value === "boolean" ? Number(value) : value);
}

/** Changes that don't start where the previous one ended. */
export async function brokenLog(userId: number): Promise<Row[]> {
  const changes = await rows<LoggedChange>(
    `select operation_id as operationId, entity, entity_id as id, before, after from changes
      where user_id = ?1 order by entity, entity_id, operation_id`,
    userId,
  );
  const faults: Row[] = [];
  let record = "";
  let known: Row = {};
  for (const { operationId, entity, id, before, after } of changes) {
    if (record !== `${entity} ${id}`) known = {};
    record = `${entity} ${id}`;
    const was: Row = JSON.parse(before ?? "{}");
    for (const [name, value] of Object.entries(was)) {
      const differs = name in known && asKept(known[name]) !== asKept(value);
      if (differs && !cleared.includes(name)) {
        faults.push({ what: "log", record, operationId, name, known: known[name], value });
      }
    }
    // Erased values are no longer known.
    known =
      before === null && after === null ? {} : { ...known, ...was, ...JSON.parse(after ?? "{}") };
  }
  return faults;
}
