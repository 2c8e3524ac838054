import type { Manifest } from "#domain/archive.ts";

/** What one part of a restore writes, and how many characters of an archive it takes at most. */
export const recordsInPart = 1_000;
export const charactersInPart = 900_000;

/**
 * The most parts of a restore, which is one request: D1 takes 1,000 queries a request, and a part is at
 * most 9.
 */
export const mostParts = 100;

/** How many parts it takes to restore files of an archive. */
export function partsOf(files: Manifest["files"]): number {
  const parts = files.map(({ records, bytes }) =>
    Math.ceil(Math.max((records ?? 0) / recordsInPart, bytes / charactersInPart)),
  );
  return parts.reduce((sum, each) => sum + each, 0);
}

/** The most files whose contents one request restores: each takes two requests to R2, which are counted. */
export const mostContents = 400;
