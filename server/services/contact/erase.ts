import { eq, type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/operation/entity.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRow } from "../../db/record.ts";
import {
  changes,
  contactActivities,
  contacts,
  importDrafts,
  mails,
  operations,
  todos,
} from "../../db/schema.ts";
import { belonging, purgeSteps } from "../trash-purge.ts";
import { mergedInto } from "./merged.ts";

interface Counts {
  activities: number;
  tasks: number;
  /** Entries of the contact's history whose contents were erased. */
  history: number;
}

/** What an erasure deleted: dates and numbers, nothing about the person. */
export interface ErasureReceipt extends Counts {
  operation: string;
  /** In unix milliseconds. */
  erasedAt: number;
}

/**
 * Deletes a contact permanently, with those in Trash that were merged into it, its activities and tasks,
 * and erases what the history and digests say about them and the files of imports, also unfinished ones; deals stay, without it, and
 * so do activities with others. It can't be undone. Refuses NOT_FOUND.
 */
export async function eraseContact(
  owner: Owner,
  { id, operation: key }: { id: number; operation?: string | undefined },
): Promise<ErasureReceipt> {
  const contact = sql`select value from json_each(${JSON.stringify(await mergedInto(owner, id))})`;
  const tasks = sql`select ${todos.id} from ${todos} where ${todos.contactId} in (${contact})`;
  const { operation, answer } = await perform(
    owner,
    { kind: "trash.purge", key, records: 0 },
    (number) => [
      guardRow(owner, entityTables.contact, owned(owner, contacts, eq(contacts.id, id))),
      keepCounts(owner, number, { contact, tasks }),
      ...(["todo", "activity", "file"] as const).map((kind) => eraseUndone(owner, kind, contact)),
      ...forgetCopies(owner),
      ...purgeSteps(owner, number, "todo", tasks),
      ...purgeSteps(owner, number, "contact", contact),
    ],
    (number) =>
      owner.db.all<Counts & { erasedAt: number }>(
        sql`select ${operations.createdAt} as "erasedAt", ${counted("activities")}, ${counted("tasks")}, ${counted("history")}
          from ${operations} where ${owned(owner, operations, sql`${operations.id} = ${number}`)}`,
      ),
  );
  const [receipt = { erasedAt: 0, activities: 0, tasks: 0, history: 0 }] = answer;
  return { operation, ...receipt };
}

function counted(name: keyof Counts): SQL {
  return sql`${operations.outcomes} ->> ${`$."0".${name}`} as ${sql.identifier(name)}`;
}

/** Keeps the numbers of the receipt before anything is deleted: the same key reads them again. */
function keepCounts(
  owner: Owner,
  operation: SQL,
  { contact, tasks }: { contact: SQL; tasks: SQL },
): Step {
  const history = owned(
    owner,
    changes,
    eq(changes.entity, "contact"),
    sql`${changes.entityId} in (${contact})`,
  );
  return write(
    owner.db.run(
      sql`update ${operations} set outcomes = json_object('0', json_object(
          'activities', (select count(*) from ${contactActivities} where ${belonging("contact", contact)}),
          'tasks', (select count(*) from (${tasks})),
          'history', (select count(*) from ${changes} where ${history})))
        where ${owned(owner, operations, sql`${operations.id} = ${operation}`)}`,
    ),
  );
}

/** Erases records of these contacts that only the log has, because adding them was undone. */
function eraseUndone(owner: Owner, kind: EntityName, contact: SQL): Step {
  // Named, because SQLite would rather walk the whole log.
  const ofKind = owned(owner, changes, eq(changes.entity, kind));
  return write(
    owner.db.run(
      sql`update ${changes} indexed by idx_changes_entity set before = null, after = null
        where ${ofKind} and ${changes.entityId} in (
          select entity_id from ${changes} indexed by idx_changes_entity where ${ofKind}
            and (before ->> '$.contactId' in (${contact}) or after ->> '$.contactId' in (${contact}))
            and not exists (select 1 from ${entityTables[kind].table} as present where present.id = entity_id))`,
    ),
  );
}

/** Deletes the digests that name people, and the files of imports, of which any may name the contact. */
function forgetCopies(owner: Owner): Step[] {
  return [
    owner.db.delete(mails).where(owned(owner, mails, sql`${mails.unsubscribe} is not null`)),
    owner.db.delete(importDrafts).where(owned(owner, importDrafts)),
  ].map(write);
}
