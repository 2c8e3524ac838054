import { eq, sql } from "drizzle-orm";
import type { TodoExportInput } from "#domain/todo/bulk-input.ts";
import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import type { NamedActivity } from "../activity/activity.ts";
import { exportActivities } from "../activity/list.ts";
import { type ExportedDeal, exportDeals } from "../deal/export.ts";
import { exportTodos } from "../todo/export.ts";
import type { Todo } from "../todo/todo.ts";
import { type Contact, findContact } from "./contact.ts";

/** What an operation did to a contact. */
export interface ContactChange {
  /** In unix milliseconds. */
  doneAt: number;
  /** "contact.update". */
  kind: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** All that is known about a contact. */
export interface ContactData {
  contact: Contact;
  deals: ExportedDeal[];
  tasks: Todo[];
  activities: NamedActivity[];
  /** Oldest first. */
  history: ContactChange[];
}

/**
 * All data about a contact: its fields, deals, tasks and activities, at most 1,000 of each, latest
 * activities first, and what its history has. Refuses NOT_FOUND.
 */
export async function readContactData(
  owner: Owner,
  id: number,
  timeZone: string,
): Promise<ContactData> {
  const contact = await findContact(owner, id);
  const about = { filter: { contactId: id } };
  const [deals, tasks, activities, history] = await Promise.all([
    exportDeals(owner, { selection: about }),
    exportTodos(owner, { selection: about } satisfies TodoExportInput, timeZone),
    exportActivities(owner, { selection: about }),
    readHistory(owner, id),
  ]);
  return {
    contact,
    deals: deals.items,
    tasks: tasks.items,
    activities: activities.items,
    history,
  };
}

interface ChangeRow {
  doneAt: number;
  kind: string;
  before: string | null;
  after: string | null;
}

async function readHistory(owner: Owner, id: number): Promise<ContactChange[]> {
  const [rows] = await batch(owner.db, [
    owner.db.all<ChangeRow>(
      sql`select ${operations.createdAt} as "doneAt", ${operations.kind} as "kind",
          ${changes.before} as "before", ${changes.after} as "after"
        from ${changes} cross join ${operations}
          on ${operations.userId} = ${changes.userId} and ${operations.id} = ${changes.operationId}
        where ${owned(owner, changes, eq(changes.entity, "contact"), eq(changes.entityId, id))}
        order by ${changes.operationId}`,
    ),
  ]);
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }));
}
