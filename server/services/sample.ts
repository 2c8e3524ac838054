import { eq, type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/change.ts";
import { fromDay, toDay } from "#domain/day.ts";
import { Refusal } from "#domain/refusal.ts";
import { sampleContacts, sampleDeals, sampleTags } from "#domain/sample.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { guard, perform, type Step, selectOperation } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { deleteRows } from "../db/record.ts";
import {
  changes,
  contactActivities,
  contacts,
  contactsToTags,
  deals,
  dealsToContacts,
  operations,
  todos,
} from "../db/schema.ts";
import { importContacts } from "./contact-import.ts";
import { createDeal } from "./deal-create.ts";
import { listStages } from "./stage-list.ts";
import { createTodo } from "./todo.ts";

const kind = "sample.load";
const dayInMilliseconds = 86_400_000;

/** The number of the operation that loaded the sample data which stands now. */
function loaded(owner: Owner): SQL {
  return sql`(select ${operations.id} from ${operations} indexed by idx_operations_sample where ${owned(owner, operations)}
    and ${operations.kind} = 'sample.load' and ${operations.state} = 'done' order by id desc limit 1)`;
}

/** Whether contacts of the sample data are in the book, as a statement of a page's batch. */
export function selectSample(owner: Owner) {
  return owner.db.all<{ loaded: number }>(
    sql`select exists (select 1 from ${changes} cross join ${contacts} on ${contacts.id} = ${changes.entityId}
      where ${owned(owner, changes)} and ${changes.operationId} = ${loaded(owner)}
        and ${changes.entity} = 'contact') as loaded`,
  );
}

/** Loads the sample data as one operation. Refuses CONFLICT while it is there already. */
export async function loadSample(
  owner: Owner,
  key: string = crypto.randomUUID(),
): Promise<{ operation: string }> {
  const [[done]] = await batch(owner.db, [selectOperation(owner, key)]);
  if (done?.kind === kind) return { operation: key };
  const rows = sampleContacts.map((contact) => ({ ...contact }));
  await importContacts(
    owner,
    { rows, operation: key, part: 0 },
    { kind, colors: sampleTags, guards: (operation) => [guardUnloaded(owner, operation)] },
  );
  let part = 0;
  await loadDeals(owner, () => {
    part += 1;
    return { kind, key, part };
  });
  return { operation: key };
}

/** Refuses the sample data while contacts of another load of it are there. */
function guardUnloaded(owner: Owner, operation: SQL): Step {
  const others = owned(
    owner,
    operations,
    sql`${operations.kind} = 'sample.load'`,
    eq(operations.state, "done"),
    sql`${operations.id} <> ${operation}`,
  );
  const offence = sql`select 1 from ${operations} indexed by idx_operations_sample
    cross join ${changes} on ${changes.userId} = ${operations.userId} and ${changes.operationId} = ${operations.id}
    cross join ${contacts} on ${contacts.id} = ${changes.entityId}
    where ${others} and ${changes.entity} = 'contact'`;
  return guard(
    owner,
    "in_use",
    offence,
    new Refusal("CONFLICT", "The sample data is here already."),
  );
}

async function loadDeals(
  owner: Owner,
  deed: () => { kind: string; key: string; part: number },
): Promise<void> {
  const [stages, [people]] = await Promise.all([
    listStages(owner),
    batch(owner.db, [
      owner.db
        .select({ id: changes.entityId })
        .from(changes)
        .where(
          owned(
            owner,
            changes,
            sql`${changes.operationId} = ${loaded(owner)}`,
            sql`${changes.entity} = 'contact'`,
          ),
        )
        .orderBy(changes.entityId),
    ]),
  ]);
  const today = fromDay(toDay(Date.now()));
  const dayFrom = (days: number | undefined) =>
    days === undefined ? null : toDay(today + days * dayInMilliseconds);
  for (const { title, stage: stageName, value, contact, closesIn, nextStep } of sampleDeals) {
    const stage = stages.find(({ name }) => name === stageName);
    const person = contact === undefined ? undefined : people[contact];
    const made = await createDeal(
      owner,
      {
        title,
        value,
        stageId: stage?.id,
        contactId: person?.id ?? null,
        expectedCloseDate: dayFrom(closesIn),
      },
      deed(),
    );
    if (!nextStep) continue;
    const step = { title: nextStep.title, dueDate: dayFrom(nextStep.dueIn), dealId: made.id };
    await createTodo(owner, step, deed());
  }
}

/**
 * Takes the sample data out of the book as one operation, edited since or not. What the person's own
 * rows point to stays, so that nothing of theirs changes.
 */
export async function removeSample(owner: Owner, key?: string): Promise<{ operation: string }> {
  const { operation } = await perform(
    owner,
    { kind: "sample.remove", key },
    (number) => removalSteps(owner, number),
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}

function removalSteps(owner: Owner, number: SQL): Step[] {
  const load = loaded(owner);
  const remove = (entity: EntityName, unless: SQL) => {
    const { columns } = entityTables[entity];
    const ids = sql`select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
      and ${changes.operationId} = ${load} and ${changes.entity} = ${entity}`;
    const row = sql`${columns.userId} = ${owner.userId} and ${columns.id} in (${ids}) and not exists (${unless})`;
    return deleteRows(owner, number, entityTables[entity], row);
  };
  const contactId = contacts.id;
  return [
    ...remove("todo", sql`select 1 where false`),
    ...remove("deal", sql`select 1 from ${todos} where ${todos.dealId} = ${deals.id}`),
    ...remove(
      "contact",
      sql`select 1 from ${deals} where ${deals.contactId} = ${contactId}
        union all select 1 from ${dealsToContacts} where ${dealsToContacts.contactId} = ${contactId}
        union all select 1 from ${todos} where ${todos.contactId} = ${contactId}
        union all select 1 from ${contactActivities} where ${contactActivities.contactId} = ${contactId}`,
    ),
    ...remove(
      "company",
      sql`select 1 from ${contacts} where ${contacts.companyId} = ${entityTables.company.columns.id}`,
    ),
    ...remove(
      "tag",
      sql`select 1 from ${contactsToTags} where ${contactsToTags.tagId} = ${entityTables.tag.columns.id}`,
    ),
  ];
}
