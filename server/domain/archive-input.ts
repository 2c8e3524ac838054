import * as z from "zod";
import type { FileToArchive } from "./archive.ts";
import { operationKey } from "./inputs.ts";

/** Pages pass files that they write themselves: no other program calls this. */
export const archiveInput = z.object({
  beside: z.custom<AsyncIterable<FileToArchive>>().optional(),
});

export const restoreInput = z.object({
  archive: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  operation: operationKey.optional(),
});
