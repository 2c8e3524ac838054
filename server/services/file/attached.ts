import { sql } from "drizzle-orm";
import { contactActivities, files } from "../../db/schema.ts";
import type { StoredFile } from "./file.ts";

/** What a timeline shows of an activity's file. */
export type AttachedFile = Pick<StoredFile, "id" | "name" | "type" | "size" | "width" | "height">;

/**
 * The files of each activity that a query reads, as JSON in the order in which they were added. The id
 * is written with its table: by itself it would be that of a file.
 */
export const attachedFiles = sql<string>`(select json_group_array(json_object('id', it.id,
    'name', it.name, 'type', it.type, 'size', it.size, 'width', it.width, 'height', it.height)
    order by it.created_at, it.id)
  from ${files} as it where it.activity_id = ${contactActivities}.id and it.deleted_at is null)`;
