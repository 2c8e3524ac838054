import { movesPath, pathOfKind, pieceOf } from "#domain/archive.ts";
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
}

export const beginning: Progress = { reading: 0, after: null, pieces: 0, total: 0, isRead: false };

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
