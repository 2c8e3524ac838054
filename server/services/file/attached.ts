import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { files } from "../../db/schema.ts";
import type { StoredFile } from "./file.ts";

/** What a timeline shows of an activity's file. */
export type AttachedFile = Pick<StoredFile, "id" | "name" | "type" | "size" | "width" | "height">;

/** The files of an activity that is read by another query, as JSON in the order in which they were added. */
export function attachedFiles(activityId: SQLiteColumn): SQL<string> {
  return sql<string>`(select json_group_array(json_object('id', it.id, 'name', it.name, 'type', it.type,
      'size', it.size, 'width', it.width, 'height', it.height) order by it.created_at, it.id)
    from ${files} as it where it.activity_id = ${activityId} and it.deleted_at is null)`;
}
