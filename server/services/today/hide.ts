import { eq, sql } from "drizzle-orm";
import { dayIn, startOfDay } from "#domain/day.ts";
import { Refusal } from "#domain/refusal.ts";
import type { Hiding } from "#domain/today/input.ts";
import { hiddenRecords, shownAgain } from "#domain/today/today.ts";
import { entityTables } from "../../db/entities.ts";
import { logCreated, perform, type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRow, setRows } from "../../db/record.ts";
import { changes, contacts, deals, todayDismissals } from "../../db/schema.ts";

const tables = { deal: deals, contact: contacts };
const references = { deal: todayDismissals.dealId, contact: todayDismissals.contactId };

const pastMessage = "Enter a day after today, e.g. a week from now.";

/**
 * Hides a deal or contact from a group of Today until a day, a week later by default, a birthday
 * until it has passed. One that is hidden already is hidden until the new day. Refuses NOT_FOUND, and
 * a day that isn't after today with BAD_REQUEST.
 */
export async function hideFromToday(
  owner: Owner,
  { group, id, until, operation: key }: Hiding,
  timeZone: string,
): Promise<{ operation: string; until: string }> {
  const now = Date.now();
  const today = dayIn(timeZone, now);
  if (until !== undefined && until <= today) throw new Refusal("BAD_REQUEST", pastMessage, "until");
  const day = until ?? shownAgain(group, today);
  const moment = startOfDay(timeZone, day);
  const kind = hiddenRecords[group];
  const table = tables[kind];
  const entity = entityTables.todayDismissal;
  const row = owned(
    owner,
    todayDismissals,
    eq(references[kind], id),
    eq(todayDismissals.kind, group),
  );
  const insert = owner.db.run(
    sql`insert into ${todayDismissals} (kind, deal_id, contact_id, until, user_id, created_at)
      select ${group}, ${kind === "deal" ? id : null}, ${kind === "contact" ? id : null}, ${moment},
        ${owner.userId}, ${now}
      where not exists (select 1 from ${todayDismissals} where ${row})`,
  );
  const steps = (number: ReturnType<typeof sql>): Step[] => [
    guardRow(owner, entityTables[kind], live(owner, table, eq(table.id, id))),
    ...setRows(owner, number, { entity, row, set: { until: moment } }),
    write(insert),
    // The row is new if the operation hasn't logged it as changed.
    logCreated(
      owner,
      number,
      entity,
      sql`${row} and not exists (select 1 from ${changes} where ${owned(owner, changes)}
        and ${changes.operationId} = ${number} and ${changes.entity} = 'todayDismissal'
        and ${changes.entityId} = ${todayDismissals.id})`,
    ),
  ];
  const { operation } = await perform(owner, { kind: "today.hide", key }, steps, () =>
    owner.db.run(sql`select 1`),
  );
  return { operation, until: day };
}
