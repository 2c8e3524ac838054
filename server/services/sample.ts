import { type SQL, sql } from "drizzle-orm";
import { type Day, dayIn, daysAfter, startOfDay } from "#domain/day.ts";
import { fold } from "#domain/fold.ts";
import { Refusal } from "#domain/refusal.ts";
import {
  sampleActivities,
  sampleCategories,
  sampleContacts,
  sampleDeals,
  sampleTags,
  sampleTodos,
} from "#domain/sample.ts";
import { batch } from "../db/client.ts";
import { entityTables, pointers } from "../db/entities.ts";
import { guard, type OperationRequest, perform, type Step, selectOperation } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { deleteRows } from "../db/record.ts";
import { changes, contacts, operations } from "../db/schema.ts";
import { createActivity } from "./activity/create.ts";
import { createCategory, listCategories } from "./category/category.ts";
import { importContacts } from "./contact/import.ts";
import { createDeal } from "./deal/create.ts";
import { loadHistory } from "./sample-history.ts";
import { readSettings } from "./settings.ts";
import { listStages } from "./stage-list.ts";
import { createTodo } from "./todo/create.ts";

const kind = "sample.load";

/**
 * The number of the operation that loaded the present sample data, or that which was present before
 * another operation: the latest load, unless it has been removed since.
 */
function loadOperation(owner: Owner, before?: SQL): SQL {
  const earlier = before ? sql`and ${operations.id} < ${before}` : sql``;
  return sql`(select case ${operations.kind} when 'sample.load' then ${operations.id} end
    from ${operations} indexed by idx_operations_sample where ${owned(owner, operations)}
      and kind in ('sample.load', 'sample.remove') and ${operations.state} = 'done' ${earlier}
    order by id desc limit 1)`;
}

/** Whether the workspace has contacts of the sample data, as a statement of a page's batch. */
export function selectSample(owner: Owner) {
  return owner.db.all<{ loaded: number }>(
    sql`select exists (select 1 from ${changes} cross join ${contacts} on ${contacts.id} = ${changes.entityId}
      where ${owned(owner, changes)} and ${changes.operationId} = ${loadOperation(owner)}
        and ${changes.entity} = 'contact') as loaded`,
  );
}

/** Loads the sample data as one operation. Refuses CONFLICT if it is already there. */
export async function loadSample(
  owner: Owner,
  key: string = crypto.randomUUID(),
): Promise<{ operation: string }> {
  const [[done]] = await batch(owner.db, [selectOperation(owner, key)]);
  if (done?.kind === kind) return { operation: key };
  const { timeZone } = await readSettings(owner);
  const present = { timeZone, today: dayIn(timeZone, Date.now()) };
  const rows = sampleContacts.map(({ birthdayIn, ...contact }) => ({
    ...contact,
    birthday: dayFrom(present, birthdayIn)?.replace(/^\d+/, "-"),
  }));
  await importContacts(
    owner,
    { rows, operation: key, part: 0 },
    { kind, colors: sampleTags, guards: (operation) => [guardUnloaded(owner, operation)] },
  );
  let part = 0;
  const request = () => {
    part += 1;
    return { kind, key, part } as const;
  };
  await loadDeals(owner, present, request);
  await loadActivities(owner, present, request);
  await loadHistory(owner, request());
  return { operation: key };
}

/** Refuses to load the sample data while contacts of another load exist. */
function guardUnloaded(owner: Owner, operation: SQL): Step {
  const offence = sql`select 1 from ${changes} cross join ${contacts} on ${contacts.id} = ${changes.entityId}
    where ${owned(owner, changes)} and ${changes.operationId} = ${loadOperation(owner, operation)}
      and ${changes.entity} = 'contact'`;
  return guard(
    owner,
    "in_use",
    offence,
    new Refusal("CONFLICT", "The sample data has already been added."),
  );
}

/** The present day in the person's time zone. */
interface Present {
  timeZone: string;
  today: Day;
}

/** The day that is this many days from today; null for none. */
function dayFrom({ today }: Present, days: number | undefined): Day | null {
  return days === undefined ? null : daysAfter(today, days);
}

async function loadDeals(
  owner: Owner,
  present: Present,
  request: () => OperationRequest,
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
            sql`${changes.operationId} = ${loadOperation(owner)}`,
            sql`${changes.entity} = 'contact'`,
          ),
        )
        .orderBy(changes.entityId),
    ]),
  ]);
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
        expectedCloseDate: dayFrom(present, closesIn),
      },
      request(),
    );
    if (!nextStep) continue;
    const step = {
      title: nextStep.title,
      dueDate: dayFrom(present, nextStep.dueIn),
      dealId: made.id,
    };
    await createTodo(owner, step, request());
  }
  await loadTodos(owner, present, people, request);
}

/** Tasks of its contacts; a category that the workspace has already isn't created again. */
async function loadTodos(
  owner: Owner,
  present: Present,
  people: readonly { id: number }[],
  request: () => OperationRequest,
): Promise<void> {
  const known = await listCategories(owner);
  const categoryIds = new Map<string, number>();
  for (const [name, color] of Object.entries(sampleCategories)) {
    const own = known.find((category) => fold(category.name) === fold(name));
    const { id } = own ?? (await createCategory(owner, { name, color }, request()));
    categoryIds.set(name, id);
  }
  for (const { category, contact, dueIn, done, ...todo } of sampleTodos) {
    const person = contact === undefined ? undefined : people[contact];
    const about = {
      categoryId: category && categoryIds.get(category),
      contactId: person?.id ?? null,
      dueDate: dayFrom(present, dueIn),
      ...(done && { status: "completed" as const }),
    };
    await createTodo(owner, { ...todo, ...about }, request());
  }
}

const hourInMilliseconds = 3_600_000;

async function loadActivities(
  owner: Owner,
  present: Present,
  request: () => OperationRequest,
): Promise<void> {
  const ofKind = (entity: "contact" | "deal") =>
    owner.db
      .select({ id: changes.entityId, title: sql<string | null>`${changes.after} ->> '$.title'` })
      .from(changes)
      .where(
        owned(
          owner,
          changes,
          sql`${changes.operationId} = ${loadOperation(owner)}`,
          sql`${changes.entity} = ${entity}`,
        ),
      )
      .orderBy(changes.entityId);
  const [people, sales] = await batch(owner.db, [ofKind("contact"), ofKind("deal")]);
  for (const { contact, deal, days, hour, ...activity } of sampleActivities) {
    const day = startOfDay(present.timeZone, daysAfter(present.today, days));
    const timestamp = day + hour * hourInMilliseconds;
    const dealId = sales.find(({ title }) => title === deal)?.id;
    await createActivity(
      owner,
      { ...activity, timestamp, contactId: people[contact]?.id, dealId },
      request(),
    );
  }
}

/** The kinds of record in the sample data, those that refer to others first. */
const removable = ["activity", "todo", "deal", "contact", "company", "tag", "category"] as const;

/**
 * Removes the sample data as one operation, except what the person has changed or added to; returns
 * how many records that is. A company or tag that is only used by them isn't counted.
 */
export async function removeSample(
  owner: Owner,
  key?: string,
): Promise<{ operation: string; kept: number }> {
  const { operation, answer } = await perform(
    owner,
    { kind: "sample.remove", key },
    (number) => removable.flatMap((entity) => removeUntouched(owner, number, entity)),
    (number) =>
      owner.db.all<{ kept: number }>(
        sql`select ${sql.join(
          removable.map((entity) => countKept(owner, number, entity)),
          sql` + `,
        )} as kept`,
      ),
  );
  return { operation, kept: answer[0]?.kept ?? 0 };
}

type Removable = (typeof removable)[number];

function removeUntouched(owner: Owner, number: SQL, name: Removable): Step[] {
  const entity = entityTables[name];
  const { id, userId } = entity.columns;
  const uses = pointers
    .filter(({ to }) => to === name)
    .map(({ table, target }) => sql`exists (select 1 from ${table} where ${target} = ${id})`);
  const used = sql.join([sql`false`, ...uses], sql` or `);
  const row = sql`${userId} = ${owner.userId} and ${id} in (${sampleIds(owner, number, name)})
    and not ${changedSince(owner, number, name)} and not (${used})`;
  return deleteRows(owner, number, entity, row);
}

/** The ids of the records of a kind in the sample data that existed before operation \`number\`. */
function sampleIds(owner: Owner, number: SQL, entity: Removable): SQL {
  return sql`select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${loadOperation(owner, number)} and ${changes.entity} = ${entity}
    and ${changes.before} is null`;
}

/**
 * Whether the person has changed a row of the entity's table between the two operations, and not
 * undone it.
 */
function changedSince(owner: Owner, number: SQL, name: Removable): SQL {
  return sql`exists (select 1 from ${changes} as later cross join ${operations} as request
      on request.user_id = later.user_id and request.id = later.operation_id
    where later.user_id = ${owner.userId} and later.entity = ${name}
      and later.entity_id = ${entityTables[name].columns.id}
      and later.operation_id > ${loadOperation(owner, number)} and later.operation_id < ${number}
      and request.state = 'done' and request.undoes is null)`;
}

function countKept(owner: Owner, number: SQL, name: Removable): SQL {
  const { table, columns } = entityTables[name];
  const { id, deletedAt } = columns;
  const live = deletedAt ? sql`and ${deletedAt} is null` : sql``;
  const counted =
    name === "company" || name === "tag" || name === "category"
      ? changedSince(owner, number, name)
      : sql`true`;
  return sql`(select count(*) from ${table} where ${id} in (${sampleIds(owner, number, name)})
    and ${counted} ${live})`;
}
