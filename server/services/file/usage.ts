import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { workspaceFigures } from "../../db/schema.ts";
import type { FileStorage } from "./storage.ts";

/** What a workspace stores, in bytes, those in Trash included; a quota of null says that files are off. */
export interface FileUsage {
  used: number;
  quota: number | null;
}

/** How much of its quota a workspace uses. */
export async function readUsage(owner: Owner, storage: FileStorage | null): Promise<FileUsage> {
  const [[figures]] = await batch(owner.db, [
    owner.db
      .select({ used: workspaceFigures.fileBytes })
      .from(workspaceFigures)
      .where(owned(owner, workspaceFigures)),
  ]);
  return { used: figures?.used ?? 0, quota: storage?.quota ?? null };
}
