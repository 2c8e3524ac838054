import * as z from "zod";
import type { FileToArchive, Manifest } from "./archive.ts";
import { id } from "./inputs.ts";

/** Pages pass files that they write themselves: no other program calls this. */
export const archiveInput = z.object({
  beside: z.custom<AsyncIterable<FileToArchive>>().optional(),
});

export const restoreInput = z.object({
  archive: z.custom<AsyncIterable<Uint8Array>>(
    (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value,
  ),
  operationKey: z.custom<() => Promise<string | undefined>>().optional(),
});

export const oneBackupInput = z.object({ id });

/** The most files of an archive, of records and contents. */
export const mostArchivedFiles = 100_000;

/** The manifest of an archive, which may come from anywhere; no path is there twice. */
export const manifestInput: z.ZodType<Manifest> = z.object({
  kith: z.number(),
  createdAt: z.string().max(40),
  fold: z.number(),
  files: z
    .array(
      z.object({
        path: z.string().max(300),
        records: z.int().nonnegative().nullable(),
        bytes: z.int().nonnegative(),
        sha256: z.string().max(64),
      }),
    )
    .max(mostArchivedFiles)
    .refine((files) => new Set(files.map(({ path }) => path)).size === files.length),
});
