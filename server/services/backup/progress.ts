import { createHash } from "node:crypto";
import { archiveVersion, movesPath, pathOfKind, pieceOf } from "#domain/archive.ts";
import { foldVersion } from "#domain/fold.ts";
import { loggedProperties } from "../../db/entities.ts";
import type { Owner } from "../../db/owner.ts";
import {
  archivedEntities,
  type MovePosition,
  readMoves,
  readRecords,
} from "../workspace/archive.ts";

/** How far a workspace has been read: which file of its archive, and where in it. */
export interface Progress {
  /** The position in `readings`; the contents of files come after those. */
  reading: number;
  /** Where to continue; null at the beginning. */
  after: number | MovePosition | null;
  /** How many pieces of the present file there are. */
  pieces: number;
  /** How many pieces there are in all. */
  total: number;
  /** Whether all contents of files have been read too. */
  isRead: boolean;
  /** What archives are like in the version of Kith that has read so far. */
  format: string;
}

interface Reading {
  path: string;
  read: (
    owner: Owner,
    after: Progress["after"],
  ) => Promise<{ lines: string[]; next: Progress["after"] }>;
}

/** The files of records in an archive, in order. */
export const readings: Reading[] = [
  ...archivedEntities.map(
    (entity): Reading => ({
      path: pathOfKind(entity.name),
      read: (owner, after) => readRecords(owner, entity, typeof after === "number" ? after : null),
    }),
  ),
  {
    path: movesPath,
    read: (owner, after) => readMoves(owner, Array.isArray(after) ? after : null),
  },
];

/** Changes with the files of an archive and with what a record in it says. */
const format = createHash("sha256")
  .update(
    JSON.stringify([
      [archiveVersion, foldVersion],
      archivedEntities.map((entity) => [pathOfKind(entity.name), loggedProperties(entity)]),
    ]),
  )
  .digest("base64");

export const beginning: Progress = {
  ...{ reading: 0, after: null, pieces: 0, total: 0, isRead: false },
  format,
};

/** Whether nothing has been read yet. */
export function isUnread({ reading, after, total }: Progress): boolean {
  return reading === 0 && after === null && total === 0;
}

/** Stored progress; null if another version of Kith stored it, whose archives are different. */
export function progressIn(stored: string): Progress | null {
  const progress: Progress = JSON.parse(stored);
  return progress.format === format ? progress : null;
}

/** The most characters of a piece: deflated, in base64, it must fit into a row of D1. */
const longestPiece = 900_000;

export interface TextPiece {
  path: string;
  records: number;
  text: string;
}

/** Lines of records as files of an archive; `before` is how many there are of the same path. */
export function piecesOf(path: string, lines: readonly string[], before: number): TextPiece[] {
  const groups: string[][] = [];
  let room = 0;
  for (const line of lines) {
    room -= line.length + 2;
    if (room < 0) {
      groups.push([]);
      room = longestPiece - line.length;
    }
    groups.at(-1)?.push(line);
  }
  return groups.map((group, index) => ({
    path: pieceOf(path, before + index + 1),
    records: group.length,
    text: `[\n${group.join(",\n")}\n]\n`,
  }));
}
