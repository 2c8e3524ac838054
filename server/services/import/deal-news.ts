import { sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, companies } from "../../db/schema.ts";
import type { RowResult } from "../contact/import.ts";
import { earlierNews } from "./earlier-deals.ts";

/** The keys of the companies that people bring and that neither the workspace nor an earlier slice has. */
export async function newCompanies(
  owner: Owner,
  { id, part }: { id: number; part: number },
  results: readonly RowResult[],
): Promise<string[]> {
  const names = results.flatMap(({ outcome, contact, filling }) => {
    if (outcome === "created") return contact.company ?? [];
    const isNew = filling && filling.after.company !== filling.before.company;
    return (isNew && filling.after.company) || [];
  });
  const keys = [...new Set(names.map(sortKey))].filter((key) => key !== "");
  const [[known], { companies: earlier }] = await Promise.all([
    batch(owner.db, [
      owner.db.all<{ key: string }>(
        sql`select name_key as "key" from ${companies} where user_id = ${owner.userId}
          and name_key in (select value from json_each(${JSON.stringify(keys)}))`,
      ),
    ]),
    earlierNews(owner, { id, before: part }, keys),
  ]);
  const taken = new Set([...known.map(({ key }) => key), ...earlier]);
  return keys.filter((key) => !taken.has(key));
}

/** The deals and companies that the operation has added since, oldest first. */
export async function addedSince(
  owner: Owner,
  operation: string,
  { lastDeal, lastCompany }: { lastDeal: number; lastCompany: number },
): Promise<{ deals: number[]; companies: number[] }> {
  const added = (entity: "deal" | "company", last: number) =>
    owner.db.all<{ id: number }>(
      sql`select entity_id as "id" from ${changes} where user_id = ${owner.userId}
        and operation_id = ${operationNumber(owner, operation)} and entity = ${entity}
        and before is null and entity_id > ${last} order by entity_id`,
    );
  const [deals, news] = await batch(owner.db, [
    added("deal", lastDeal),
    added("company", lastCompany),
  ]);
  return { deals: deals.map(({ id }) => id), companies: news.map(({ id }) => id) };
}
