import { eq, sql } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { perform } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRow } from "../../db/record.ts";
import {
  activitiesToContacts,
  changes,
  contactActivities,
  contacts,
  operations,
  todos,
} from "../../db/schema.ts";
import { purgeSteps } from "../trash-purge.ts";

/** What an erasure deleted: dates and numbers, nothing about the person. */
export interface ErasureReceipt {
  operation: string;
  /** In unix milliseconds. */
  erasedAt: number;
  activities: number;
  tasks: number;
  /** Entries of the contact's history whose contents were erased. */
  history: number;
}

interface Counts {
  erasedAt: number;
  activities: number;
  tasks: number;
  history: number;
}

/**
 * Deletes a contact permanently, with its activities and tasks, and erases what the history says about
 * them; deals stay, without it, and so do activities with others. It can't be undone. Refuses NOT_FOUND.
 */
export async function eraseContact(
  owner: Owner,
  { id, operation: key }: { id: number; operation?: string | undefined },
): Promise<ErasureReceipt> {
  const contact = sql`select ${contacts.id} from ${contacts} where ${owned(owner, contacts, eq(contacts.id, id))}`;
  const tasks = sql`select ${todos.id} from ${todos} where ${todos.contactId} in (${contact})`;
  const [[counted]] = await batch(owner.db, [
    owner.db.all<Omit<Counts, "erasedAt">>(
      sql`select (select count(*) from ${contactActivities} where ${contactActivities.contactId} in (${contact})
          and not exists (select 1 from ${activitiesToContacts} as link where link.activity_id = ${contactActivities.id})) as "activities",
        (select count(*) from (${tasks})) as "tasks",
        (select count(*) from ${changes} where ${owned(owner, changes, eq(changes.entity, "contact"), eq(changes.entityId, id))}) as "history"`,
    ),
  ]);
  const { operation, answer } = await perform(
    owner,
    { kind: "trash.purge", key, records: 0 },
    (number) => [
      guardRow(owner, entityTables.contact, owned(owner, contacts, eq(contacts.id, id))),
      ...purgeSteps(owner, number, "todo", tasks),
      ...purgeSteps(owner, number, "contact", contact),
    ],
    (number) =>
      owner.db
        .select({ erasedAt: operations.createdAt })
        .from(operations)
        .where(owned(owner, operations, sql`${operations.id} = ${number}`)),
  );
  const { activities = 0, tasks: erasedTasks = 0, history = 0 } = counted ?? {};
  const erasedAt = answer[0]?.erasedAt ?? 0;
  return { operation, erasedAt, activities, tasks: erasedTasks, history };
}
