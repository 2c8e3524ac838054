import { type SQL, sql } from "drizzle-orm";
import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { readOwnId } from "#domain/contact/own-id.ts";
import { fold } from "#domain/fold.ts";
import { matchRecords } from "#domain/import/matching.ts";
import type { GivenRow, PlacedRow, RecordData, RecordRow } from "#domain/import/record.ts";
import { batch } from "../../../db/client.ts";
import { operationNumber } from "../../../db/log.ts";
import { live, type Owner, owned } from "../../../db/owner.ts";
import { categories, changes, companies } from "../../../db/schema.ts";
import { inList, recordTables } from "./entries.ts";
import type { KnownRecord, RecordKind, RecordNoun } from "./kind.ts";
import { linkedCompanies, withCompanies } from "./named-companies.ts";
import { dealsOfRows, namedDeals } from "./named-deals.ts";

/** What the workspace has that rows are about or refer to. */
export interface KnownRecords<Row, Known> {
  /** The record that each row is about. */
  records: (Known | undefined)[];
  given: GivenRow<Row>[];
  /** The keys of the companies and categories that rows name. */
  companies: Set<string>;
  categories: Set<string>;
  /** How many categories there are. */
  categoryCount: number;
}

interface Search<Reading> {
  /** How the workspace reads the file. */
  reading: Reading;
  way: KnownWay;
  operation: string;
  /** The records that earlier slices of the file are about. */
  seen: ReadonlySet<number>;
}

/** Reads these; records that the operation itself has added don't count. */
export async function readKnown<
  Row extends RecordRow & { category?: string | null },
  Data extends RecordData,
  Reading,
  Known extends KnownRecord<Data>,
  Alike,
>(
  owner: Owner,
  kind: RecordKind<Row, Data, Reading, Known, Alike>,
  placed: readonly PlacedRow<Row>[],
  { reading, way, operation, seen }: Search<Reading>,
): Promise<KnownRecords<Row, Known>> {
  const sent = placed.map(({ row }) => row);
  // Where every row adds a record, none is looked for.
  const sought = way === "add" ? [] : sent;
  const isEarlier = earlierThan(owner, kind.noun, operation);
  const [own, alike, named, linked, firms, groups, [count]] = await batch(owner.db, [
    ownRecords(owner, kind.noun, sought, isEarlier),
    owner.db.all<Alike>(kind.alike(owner, sought, { isEarlier, seen })),
    namedDeals(owner, placed),
    linkedCompanies(owner, sent),
    owner.db
      .select({ key: companies.nameKey })
      .from(companies)
      .where(owned(owner, companies, inList(companies.nameKey, keysOf(sent, "company", sortKey)))),
    owner.db
      .select({ key: categories.nameKey })
      .from(categories)
      .where(owned(owner, categories, inList(categories.nameKey, keysOf(sent, "category", fold)))),
    owner.db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(categories)
      .where(owned(owner, categories)),
  ]);
  const renamed = withCompanies(placed, linked);
  const rows = renamed.map(({ row }) => row);
  const deals = dealsOfRows(renamed, named);
  const given = renamed.map((row, at) => ({ ...row, deal: deals[at] ?? null }));
  const ownIds = new Map(own.map(({ row, id }) => [row, id]));
  const lists = kind.alikeByRow(rows, alike);
  const found = matchRecords(
    given.map((row, at) => ({
      own: ownIds.get(at) ?? null,
      alike: lists[at] ?? [],
      marks: kind.marksOf(row),
    })),
    seen,
  );
  const ids = found.flatMap((id) => id ?? []);
  const records = ids.length === 0 ? [] : await kind.known(owner, ids, reading);
  const byId = new Map(records.map((record) => [record.id, record]));
  return {
    records: found.map((id) => (id === null ? undefined : byId.get(id))),
    given,
    companies: new Set([...firms, ...linked].map(({ key }) => key)),
    categories: new Set(groups.map(({ key }) => key)),
    categoryCount: count?.count ?? 0,
  };
}

/** That a record is older than those of the operation, whose ids count up: these are about its earlier rows. */
function earlierThan(owner: Owner, noun: RecordNoun, operation: string): SQL {
  return sql`${recordTables[noun].id} < coalesce((select min(entity_id) from ${changes} as own
    where own.user_id = ${owner.userId} and own.operation_id = ${operationNumber(owner, operation)}
      and own.entity = ${noun} and own.before is null), ${Number.MAX_SAFE_INTEGER})`;
}

/** Finds the records whose ids rows have. */
function ownRecords(owner: Owner, noun: RecordNoun, rows: readonly RecordRow[], isEarlier: SQL) {
  const wanted = rows.flatMap(({ ownId }, index) => {
    const own = readOwnId(noun, ownId ?? "");
    return own ? [[index, own.id, own.createdAt]] : [];
  });
  const { [noun]: table } = recordTables;
  const { id, createdAt } = table;
  return owner.db.all<{ row: number; id: number }>(
    sql`select wanted.value ->> 0 as "row", ${id} as "id"
      from json_each(${JSON.stringify(wanted)}) as wanted cross join ${table} on ${id} = wanted.value ->> 1
      where ${live(owner, table)} and ${createdAt} = wanted.value ->> 2 and ${isEarlier}`,
  );
}

function keysOf<Name extends string>(
  rows: readonly { [Each in Name]?: string | null }[],
  name: Name,
  keyOf: (text: string) => string,
): string[] {
  return rows.flatMap(({ [name]: text }) => (text ? keyOf(text) : []));
}
