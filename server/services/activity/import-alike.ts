import { type SQL, sql } from "drizzle-orm";
import type { ActivityType } from "#domain/activity/activity.ts";
import type { ActivityRow } from "#domain/activity/file/from-row.ts";
import { notesWithDeal } from "#domain/activity/file/import-data.ts";
import { activitySearchText } from "#domain/activity/search-text.ts";
import { sortKey } from "#domain/contact/key.ts";
import { foldForSearch } from "#domain/fold.ts";
import { grouped } from "#domain/grouped.ts";
import type { AlikeRecord, RecordMarks } from "#domain/import/matching.ts";
import type { GivenRow } from "#domain/import/record.ts";
import { jsonParameters } from "../../db/json.ts";
import { live, type Owner } from "../../db/owner.ts";
import { companies, contactActivities } from "../../db/schema.ts";
import { inList } from "../import/records/entries.ts";
import type { AlikeSearch } from "../import/records/kind.ts";

/** The most activities that are compared with the rows of a slice. */
const mostAlike = 20_000;

/** An activity with the moment of a row, or with the text of one that has none. */
export interface AlikeActivity {
  id: number;
  type: ActivityType;
  timestamp: number;
  subject: string | null;
  searchText: string;
  contactId: number | null;
  companyKey: string | null;
  dealId: number | null;
  durationMinutes: number | null;
  outcome: string | null;
}

/** The texts that the activity of a row may have: with the deal that the workspace didn't have, and without it. */
function textsOf(row: ActivityRow): string[] {
  const withDeal = activitySearchText({ ...row, description: notesWithDeal(row) });
  return [...new Set([withDeal, activitySearchText(row)])];
}

/** Selects the activities with the moments of rows, or the texts of those without, oldest first. */
export function alikeActivities(
  owner: Owner,
  rows: readonly ActivityRow[],
  { isEarlier, seen }: AlikeSearch,
) {
  const table = contactActivities;
  const moments = rows.flatMap(({ isDated, timestamp }) => (isDated ? timestamp : []));
  const texts = rows.flatMap((row) => (row.isDated ? [] : textsOf(row)));
  // The texts of a slice may be longer than one value of D1 holds.
  const found = (column: typeof table.timestamp | typeof table.searchText, values: unknown[]) =>
    jsonParameters([...new Set(values)]).map((json) => {
      const isWanted = sql`${column} in (select value from json_each(${json}))`;
      return sql`select ${table.id} from ${table} where ${live(owner, table, isWanted)}`;
    });
  const ids = [...found(table.timestamp, moments), ...found(table.searchText, texts)];
  // The plus keeps SQLite from walking all activities of the workspace.
  return sql`select ${table.id} as "id", ${table.type} as "type", ${table.timestamp} as "timestamp",
      ${table.subject} as "subject", ${table.searchText} as "searchText", ${table.contactId} as "contactId",
      ${table.dealId} as "dealId", ${table.durationMinutes} as "durationMinutes", ${table.outcome} as "outcome",
      (select name_key from ${companies} where id = ${table.companyId}) as "companyKey"
    from ${table}
    where ${table.id} in (${ids.length === 0 ? sql`null` : united(ids)})
      and +${table.userId} = ${owner.userId} and ${isEarlier} and not ${inList(sql`+${table.id}`, [...seen])}
    order by ${table.id} limit ${mostAlike}`;
}

/** D1 takes up to five terms in a compound SELECT. */
const mostTerms = 5;

/** The ids of all of some statements, of which there is at least one. */
function united(selects: readonly SQL[]): SQL {
  const together = (terms: readonly SQL[]) => sql.join([...terms], sql` union all `);
  if (selects.length <= mostTerms) return together(selects);
  const groups: SQL[] = [];
  for (let from = 0; from < selects.length; from += mostTerms) {
    groups.push(sql`select id from (${together(selects.slice(from, from + mostTerms))})`);
  }
  return united(groups);
}

function keyOf(type: ActivityType, moment: number | null, text: string): string {
  return JSON.stringify([type, moment, text]);
}

/** The activities that each row may be about: of its type, at its moment, and with its subject or else its text. */
export function alikeByRow(
  rows: readonly ActivityRow[],
  found: readonly AlikeActivity[],
): (readonly AlikeRecord[])[] {
  const records = found.map((activity) => ({ ...activity, ...inOrder(activity) }));
  const dated = grouped(records, ({ type, timestamp, subject, searchText }) =>
    keyOf(type, timestamp, subject ? foldForSearch(subject) : searchText),
  );
  const undated = grouped(records, ({ type, searchText }) => keyOf(type, null, searchText));
  return rows.map((row) => {
    const { type, timestamp, subject, isDated } = row;
    const texts = isDated && subject ? [foldForSearch(subject)] : textsOf(row);
    const lists = texts.map((text) =>
      isDated ? dated.get(keyOf(type, timestamp, text)) : undated.get(keyOf(type, null, text)),
    );
    return lists.find((list) => list !== undefined) ?? [];
  });
}

function inOrder(
  marks: Pick<AlikeActivity, "contactId" | "companyKey" | "dealId" | "outcome" | "durationMinutes">,
): RecordMarks {
  const { contactId, companyKey, dealId, outcome, durationMinutes } = marks;
  return { deciding: [contactId, companyKey, dealId], describing: [outcome, durationMinutes] };
}

/** What a row says of whom and what its activity is about. */
export function marksOf({ row, contact, deal }: GivenRow<ActivityRow>): RecordMarks {
  const { company, outcome, durationMinutes } = row;
  return inOrder({
    contactId: contact?.id ?? null,
    companyKey: company && sortKey(company),
    dealId: deal?.id ?? null,
    ...{ outcome, durationMinutes },
  });
}
