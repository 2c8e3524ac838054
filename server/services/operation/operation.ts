import { sql } from "drizzle-orm";
import type { OperationQuery } from "#domain/operation/change-input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Page, pageOf, readCursor } from "../../db/cursor.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import {
  changeAsJson,
  joinUndone,
  type LoggedOperation,
  type NamedChange,
  namedChangeOf,
  type OperationRow,
  operationColumns,
  operationOf,
} from "./change.ts";
import { detailLimits, undoableOf } from "./undoable.ts";

export interface WholeOperation extends LoggedOperation {
  /** The undo in parts of it that isn't complete: its key, and how many records it has undone. */
  undoing: { operation: string; records: number } | null;
  /** Whether it is an undo in parts that isn't complete. */
  unfinished: boolean;
  /** How many of its records its undo left as they were, because they had changed. */
  kept: number;
  changes: Page<NamedChange>;
}

interface WholeRow extends OperationRow {
  undoing: string | null;
  unfinished: number;
  kept: number;
}

/**
 * One operation, with a page of the records that it changed. Refuses NOT_FOUND if the workspace
 * doesn't have it, BAD_REQUEST for a malformed cursor.
 */
export async function readOperation(owner: Owner, query: OperationQuery): Promise<WholeOperation> {
  const { operation: key, cursor, limit = 50 } = query;
  const position = cursor ? readCursor(cursor, ["string", "number"]) : undefined;
  const backwards = position?.side === "before";
  const direction = sql.raw(backwards ? "desc" : "asc");
  const [entity, id] = position?.keys ?? [];
  const beyond = position
    ? sql`and (logged.entity, logged.entity_id) ${sql.raw(backwards ? "<" : ">")} (${entity}, ${id})`
    : sql``;
  const undoable = undoableOf(owner, detailLimits);
  const [[row], rows] = await batch(owner.db, [
    owner.db.all<WholeRow>(
      sql`select ${operationColumns(owner, undoable)}, op.kept as "kept",
          op.progress is not null as "unfinished",
          (select json_object('operation', undo.key, 'records', undo.records) from ${operations} as undo where undo.user_id = op.user_id
            and undo.undoes = op.id and undo.progress is not null) as "undoing"
        from ${operations} as op ${joinUndone}
        where op.user_id = ${owner.userId} and op.key = ${key}`,
    ),
    owner.db.all<{ entity: string; id: number; change: string }>(
      sql`select logged.entity as "entity", logged.entity_id as "id",
          ${changeAsJson({ named: true, lines: "all" })} as "change"
        from ${changes} as logged where logged.user_id = ${owner.userId}
          and logged.operation_id = ${operationNumber(owner, key)} ${beyond}
        order by logged.entity ${direction}, logged.entity_id ${direction} limit ${limit + 1}`,
    ),
  ]);
  if (!row) throw missing("change");
  const page = pageOf(rows, limit, position, (row) => [row.entity, row.id]);
  const items = page.items.map(({ change }) => namedChangeOf(JSON.parse(change)));
  const { kept } = row;
  const undoing = row.undoing === null ? null : JSON.parse(row.undoing);
  const unfinished = row.unfinished === 1;
  return { ...operationOf(row), undoing, unfinished, kept, changes: { ...page, items } };
}
