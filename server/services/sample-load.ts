import { eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Day, dayIn, daysAfter, startOfDay } from "#domain/day.ts";
import { fold } from "#domain/fold.ts";
import { Refusal } from "#domain/refusal.ts";
import {
  sampleActivities,
  sampleCategories,
  sampleContacts,
  sampleDeals,
  sampleRottingDays,
  sampleTags,
  sampleTodos,
} from "#domain/sample.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import {
  guard,
  type OperationRequest,
  operationNumber,
  perform,
  type Step,
  selectOperation,
} from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { setRows } from "../db/record.ts";
import { changes, contacts, dealStages } from "../db/schema.ts";
import { createActivity } from "./activity/create.ts";
import { createCategory, listCategories, selectCategories } from "./category/category.ts";
import { importContacts } from "./contact/import.ts";
import { createDeal } from "./deal/create.ts";
import { loadOperation } from "./sample.ts";
import { loadHistory } from "./sample-history.ts";
import { readSettings } from "./settings.ts";
import { listStages } from "./stage-list.ts";
import { createTodo } from "./todo/create.ts";

const kind = "sample.load";

const dayInMilliseconds = 86_400_000;

/** Runs the next part of a load, unless an earlier request with the same key has done it. */
type NextPart = (
  run: (request: OperationRequest & { part: number }) => Promise<unknown>,
) => Promise<void>;

/** A load of the sample data under way. */
interface Load {
  owner: Owner;
  /** The present day in the person's time zone. */
  timeZone: string;
  today: Day;
  /** The number of its operation. */
  operation: SQL;
  next: NextPart;
}

/**
 * Loads the sample data as one operation; the same key again completes a load that was interrupted.
 * Refuses CONFLICT if the data of another load is there.
 */
export async function loadSample(
  owner: Owner,
  key: string = crypto.randomUUID(),
): Promise<{ operation: string }> {
  const [[known]] = await batch(owner.db, [selectOperation(owner, key)]);
  const done = known?.kind === kind ? known.parts : 0;
  const { timeZone } = await readSettings(owner);
  const load: Load = {
    owner,
    timeZone,
    today: dayIn(timeZone, Date.now()),
    operation: operationNumber(owner, key),
    next: partsAfter(key, done),
  };
  await loadContacts(load, key);
  await load.next((request) => loadRottingDays(owner, request));
  await loadDeals(load);
  const [people] = await batch(owner.db, [selectCreated(load, "contact")]);
  const contactIds = people.map(({ id }) => id);
  await load.next((request) => loadHistory(owner, request, contactIds));
  await loadTodos(load);
  await loadActivities(load);
  return { operation: key };
}

/** The parts of an operation, counted from 0, of which the first ones have been done before. */
function partsAfter(key: string, done: number): NextPart {
  let part = 0;
  return async (run) => {
    const request = { kind, key, part } as const;
    part += 1;
    if (request.part >= done) await run(request);
  };
}

function loadContacts(load: Load, key: string): Promise<void> {
  const { owner } = load;
  const rows = sampleContacts.map(({ birthdayIn, ...contact }) => ({
    ...contact,
    birthday: dayFrom(load, birthdayIn)?.replace(/^\d+/, "-"),
  }));
  return load.next(({ part }) =>
    importContacts(
      owner,
      { rows, operation: key, part },
      { kind, colors: sampleTags, guards: (operation) => [guardUnloaded(owner, operation)] },
    ),
  );
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

/** The day that is this many days from today; null for none. */
function dayFrom({ today }: Load, days: number | undefined): Day | null {
  return days === undefined ? null : daysAfter(today, days);
}

/** The records of a kind that the load has created so far, in their order. */
function selectCreated({ owner, operation }: Load, entity: "contact" | "deal" | "category") {
  return owner.db
    .select({
      id: changes.entityId,
      title: sql<string | null>`${changes.after} ->> '$.title'`,
      name: sql<string | null>`${changes.after} ->> '$.name'`,
    })
    .from(changes)
    .where(
      owned(
        owner,
        changes,
        sql`${changes.operationId} = ${operation}`,
        sql`${changes.entity} = ${entity}`,
      ),
    )
    .orderBy(changes.entityId);
}

/** Says when deals are stale in the open stages that don't say so themselves. */
async function loadRottingDays(owner: Owner, request: OperationRequest): Promise<void> {
  const row = owned(owner, dealStages, eq(dealStages.kind, "open"), isNull(dealStages.rottingDays));
  const set = { rottingDays: sampleRottingDays };
  await perform(
    owner,
    request,
    (number) => setRows(owner, number, { entity: entityTables.stage, row, set }),
    () => owner.db.run(sql`select 1`),
  );
}

async function loadDeals(load: Load): Promise<void> {
  const { owner, next } = load;
  const [stages, [people]] = await Promise.all([
    listStages(owner),
    batch(owner.db, [selectCreated(load, "contact")]),
  ]);
  for (const { title, stage: stageName, value, contact, age, closesIn } of sampleDeals) {
    const stageId = stages.find(({ name }) => name === stageName)?.id;
    const contactId = contact === undefined ? null : (people[contact]?.id ?? null);
    const expectedCloseDate = dayFrom(load, closesIn);
    const deal = { title, value, stageId, contactId, expectedCloseDate };
    const addedAt = Date.now() - age * dayInMilliseconds;
    await next((request) => createDeal(owner, deal, request, addedAt));
  }
}

/** Tasks of its contacts and deals. */
async function loadTodos(load: Load): Promise<void> {
  const { owner, next } = load;
  const categories = await loadCategories(load);
  const [people, sales] = await batch(owner.db, [
    selectCreated(load, "contact"),
    selectCreated(load, "deal"),
  ]);
  for (const { title, nextStep } of sampleDeals) {
    if (!nextStep) continue;
    const dealId = sales.find((deal) => deal.title === title)?.id;
    const step = { title: nextStep.title, dueDate: dayFrom(load, nextStep.dueIn), dealId };
    await next((request) => createTodo(owner, step, request));
  }
  for (const { category, contact, dueIn, ...todo } of sampleTodos) {
    const person = contact === undefined ? undefined : people[contact];
    const about = {
      categoryId: category && categories.get(fold(category)),
      contactId: person?.id ?? null,
      dueDate: dayFrom(load, dueIn),
    };
    await next((request) => createTodo(owner, { ...todo, ...about }, request));
  }
}

/** The ids of its categories by folded name; one that the workspace has already isn't created again. */
async function loadCategories(load: Load): Promise<Map<string, number>> {
  const { owner, next } = load;
  const [known, created] = await batch(owner.db, [
    selectCategories(owner),
    selectCreated(load, "category"),
  ]);
  const own = new Set(created.map(({ name }) => name));
  const others = new Set(known.filter(({ name }) => !own.has(name)).map(({ name }) => fold(name)));
  for (const [name, color] of Object.entries(sampleCategories)) {
    if (others.has(fold(name))) continue;
    await next((request) => createCategory(owner, { name, color }, request));
  }
  return new Map((await listCategories(owner)).map(({ id, name }) => [fold(name), id]));
}

const hourInMilliseconds = 3_600_000;

async function loadActivities(load: Load): Promise<void> {
  const { owner, next } = load;
  const [people, sales] = await batch(owner.db, [
    selectCreated(load, "contact"),
    selectCreated(load, "deal"),
  ]);
  for (const { contact, deal, days, hour, ...activity } of sampleActivities) {
    const day = startOfDay(load.timeZone, daysAfter(load.today, days));
    const timestamp = day + hour * hourInMilliseconds;
    const dealId = sales.find(({ title }) => title === deal)?.id;
    const contactId = people[contact]?.id;
    await next((request) =>
      createActivity(owner, { ...activity, timestamp, contactId, dealId }, request),
    );
  }
}
