import { type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/change.ts";
import { purgeKinds, type Undoable } from "#domain/deed.ts";
import type { Owner } from "../db/owner.ts";
import {
  categories,
  changes,
  companies,
  contacts,
  contactsToTags,
  contactTags,
  dealStages,
  deals,
  dealsToContacts,
  operations,
  pipelines,
  todos,
} from "../db/schema.ts";

/*
 * What stands in the way of taking an operation back. The undo itself asks it as guards, for one
 * operation; histories ask it for each entry that they show, and how far they look is bounded.
 */

/**
 * What may be wrong with one change of the operation, a row named `mine`. Everything is asked by its
 * columns, since a statement has few parameters.
 */
type Obstacle = SQL;

/** Changes of an operation that have something wrong with them. */
export function changesWith(owner: Owner, number: SQL | number, ...obstacles: Obstacle[]): SQL {
  return sql`select 1 from ${changes} as mine where mine.user_id = ${owner.userId}
    and mine.operation_id = ${number} and (${sql.join(obstacles, sql` or `)})`;
}

/** The operation named `later` stands, and is not only the undoing of something that was later too. */
const standsOn = (number: SQL) =>
  sql`later.state = 'done' and (later.undoes is null or later.undoes <= ${number})`;

/** The record has been changed since, and what did it stands. */
export const overtaken: Obstacle = sql`exists (select 1 from ${changes} as theirs
  cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
  where theirs.user_id = mine.user_id and theirs.entity = mine.entity and theirs.entity_id = mine.entity_id
    and theirs.operation_id > mine.operation_id and ${standsOn(sql`mine.operation_id`)})`;

/** The record has been deleted for good, and what the log held of it with it. */
export const erased: Obstacle = sql`(mine.before is null and mine.after is null)`;

/** What the operation did to another record, where that meets a condition on `own`. */
function ownChange(entity: EntityName, id: SQL, condition: SQL): SQL {
  return sql`exists (select 1 from ${changes} as own where own.user_id = mine.user_id
    and own.operation_id = mine.operation_id and own.entity = ${literal(entity)} and own.entity_id = ${id}
    and ${condition})`;
}

function literal(word: string): SQL {
  return sql.raw(`'${word}'`);
}

/** What it points to in what was logged, as a whole number. */
function pointer(logged: string, property: string): SQL {
  return sql.raw(`cast(${logged} ->> '$.${property}' as integer)`);
}

function usedBy(table: SQL, column: string, own: SQL): SQL {
  return sql`exists (select 1 from ${table} as use where use.${sql.raw(column)} = mine.entity_id and not ${own})`;
}

/** A deal that the operation made, or made point where it points. */
function ownDeal(property: string): SQL {
  const pointed = sql`own.before is null
    or (${pointer("own.before", property)} is not mine.entity_id and json_type(own.before, ${literal(`$.${property}`)}) is not null)`;
  return ownChange("deal", sql`use.id`, sql`(${pointed})`);
}

/** A contact that the operation made, or gave the tag. */
const ownContact = ownChange(
  "contact",
  sql`use.contact_id`,
  sql`(own.before is null or (json_type(own.before, '$.tagIds') is not null
    and not exists (select 1 from json_each(own.before, '$.tagIds') where value = mine.entity_id)))`,
);

/** A deal that the operation made, or gave the contact as a further one. */
const ownLinkedDeal = ownChange(
  "deal",
  sql`use.deal_id`,
  sql`(own.before is null or (json_type(own.before, '$.contactIds') is not null
    and not exists (select 1 from json_each(own.before, '$.contactIds') where value = mine.entity_id)))`,
);

/** A task that the operation made. */
const ownTodo = ownChange("todo", sql`use.id`, sql`own.before is null`);

/** A company that was made along with contacts is not in the way: it stays where others have joined it. */
const madeAlong = sql`exists (select 1 from ${changes} as own where own.user_id = mine.user_id
  and own.operation_id = mine.operation_id and own.entity = 'contact')`;

/** The record was created, and something points to it that the operation did not make point there. */
export const inUse: Obstacle = sql`(mine.before is null and case mine.entity
  when 'company' then ${usedBy(sql`${contacts}`, "company_id", madeAlong)}
  when 'contact' then ${usedBy(sql`${deals}`, "contact_id", ownDeal("contactId"))}
    or ${usedBy(sql`${dealsToContacts}`, "contact_id", ownLinkedDeal)}
  when 'deal' then ${usedBy(sql`${todos}`, "deal_id", ownTodo)}
  when 'stage' then ${usedBy(sql`${deals}`, "stage_id", ownDeal("stageId"))}
  when 'tag' then ${usedBy(sql`${contactsToTags}`, "tag_id", ownContact)}
  else false end)`;

/** The contact was with a company that is called something else by now, and not by what the operation did. */
export const misnamed: Obstacle = sql`(mine.entity = 'contact' and exists (select 1 from ${companies} as target
  where target.id = ${pointer("mine.before", "companyId")} and target.name_key <> mine.before ->> '$.companyKey'
    and not ${ownChange("company", sql`target.id`, sql`true`)}))`;

/** What a record points to, by property. */
const references: [property: string, entity: EntityName, table: SQL][] = [
  ["contactId", "contact", sql`${contacts}`],
  ["firstId", "contact", sql`${contacts}`],
  ["secondId", "contact", sql`${contacts}`],
  ["companyId", "company", sql`${companies}`],
  ["dealId", "deal", sql`${deals}`],
  ["stageId", "stage", sql`${dealStages}`],
  ["pipelineId", "pipeline", sql`${pipelines}`],
  ["categoryId", "category", sql`${categories}`],
];

function goneFor(id: SQL, entity: EntityName, table: SQL): SQL {
  return sql`not exists (select 1 from ${table} as target where target.id = ${id})
    and not ${ownChange(entity, id, sql`own.after is null`)}`;
}

/** What the record pointed to is gone, and the operation did not delete it itself. The undo meets a foreign key. */
const orphaned: Obstacle = sql`(${sql.join(
  [
    ...references.map(([property, entity, table]) => {
      const id = pointer("mine.before", property);
      return sql`(${id} is not null and ${goneFor(id, entity, table)})`;
    }),
    sql`exists (select 1 from json_each(mine.before, '$.tagIds') as link
      where ${goneFor(sql`link.value`, "tag", sql`${contactTags}`)})`,
    sql`exists (select 1 from json_each(mine.before, '$.contactIds') as link
      where ${goneFor(sql`link.value`, "contact", sql`${contacts}`)})`,
  ],
  sql` or `,
)})`;

/** How far a history looks before it says "perhaps". */
export interface Reach {
  /** Up to so many records of its own, all of an operation is asked after. */
  own: number;
  /** Of a larger one only what came later is, up to so many changes. */
  later: number;
}

/** For each entry of a list. */
export const listReach: Reach = { own: 20, later: 100 };
/** For one operation by itself. */
export const wholeReach: Reach = { own: 50, later: 400 };

/**
 * Whether an operation, a row named `told`, can be taken back. "yes" and "no" are known: nothing, or
 * something, stands on what it changed. "perhaps" is a large operation with more done since than is
 * looked through here. A name that is taken by now is found by the undo alone.
 */
export function undoableOf(owner: Owner, { own, later }: Reach): SQL<Undoable> {
  const number = sql`told.id`;
  const purges = sql.join(purgeKinds.map(literal), sql`, `);
  const deeds = sql`select 1 from ${operations} as deed where deed.user_id = told.user_id and deed.id > ${number}`;
  const touches = sql`select 1 from ${changes} as touch where touch.user_id = told.user_id
    and touch.operation_id > ${number}`;
  const many = (since: SQL) =>
    sql`(select count(*) from (${since} limit ${sql.raw(String(later + 1))})) > ${sql.raw(String(later))}`;
  return sql<Undoable>`case when told.state <> 'done' or told.kind in (${purges}) then 'no'
    when told.records <= ${sql.raw(String(own))} then case
      when exists (${changesWith(owner, number, erased, overtaken, inUse, misnamed, orphaned)}) then 'no'
      else 'yes' end
    when ${many(deeds)} or ${many(touches)} then 'perhaps'
    when exists (${standingSince(onIt)}) then 'no'
    when exists (${deeds} and deed.kind in (${purges}))
      or exists (${standingSince(sql`theirs.after is null`)}) then 'perhaps'
    else 'yes' end`;
}

/** What `told` did to a record, where that meets a condition on `mine`. */
function touched(entity: SQL, id: SQL, condition: SQL): SQL {
  return sql`exists (select 1 from ${changes} as mine where mine.user_id = told.user_id
    and mine.operation_id = told.id and mine.entity = ${entity} and mine.entity_id = ${id} and ${condition})`;
}

const created = (entity: EntityName, id: SQL) =>
  touched(literal(entity), id, sql`mine.before is null`);

/** Later changes that stand, of those that meet a condition on `theirs`. */
function standingSince(condition: SQL): SQL {
  return sql`select 1 from ${changes} as theirs
    cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
    where theirs.user_id = told.user_id and theirs.operation_id > told.id and ${standsOn(sql`told.id`)}
      and ${condition}`;
}

/** The same as the obstacles, from the other side: `theirs` is a change to, or points to, what `told` touched. */
const onIt = sql`(${touched(sql`theirs.entity`, sql`theirs.entity_id`, sql`true`)}
  or ${created("contact", pointer("theirs.after", "contactId"))}
  or ${created("deal", pointer("theirs.after", "dealId"))}
  or ${created("stage", pointer("theirs.after", "stageId"))}
  or exists (select 1 from json_each(theirs.after, '$.tagIds') as link
    where ${created("tag", sql`link.value`)})
  or exists (select 1 from json_each(theirs.after, '$.contactIds') as link
    where ${created("contact", sql`link.value`)}))`;
