import { sql } from "drizzle-orm";
import { live, type Owner } from "../../db/owner.ts";
import { type contactActivities, todos } from "../../db/schema.ts";
import { type About, aboutAsJson, aboutOf } from "./about.ts";

/** An activity or a task after which the next step is asked for. */
export interface Asked {
  kind: "activity" | "task";
  id: number;
  about: About;
}

interface AskedRow {
  id: number;
  about: string | null;
}

/** The statement that reads what an activity or task was about. */
export function selectAsked(
  owner: Owner,
  table: typeof todos | typeof contactActivities,
  id: number | undefined,
) {
  const isTask = table === todos;
  const about = aboutAsJson(isTask ? "todos" : "contact_activities");
  const isDone = isTask ? sql`id = ${id ?? 0} and status = 'completed'` : sql`id = ${id ?? 0}`;
  return owner.db.all<AskedRow>(
    sql`select id as "id", ${about} as "about" from ${table} where ${live(owner, table, isDone)}`,
  );
}

/** Its result; null if it has been undone, or was about nobody. */
export function askedOf(kind: Asked["kind"], [row]: AskedRow[]): Asked | null {
  const about = aboutOf(row?.about ?? null);
  return row && about ? { kind, id: row.id, about } : null;
}
