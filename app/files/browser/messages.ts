import type { KnownWay } from "#domain/contact/known-way.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import type { Charset } from "../charset.ts";

/** What the page asks of the reader (reader.worker.ts): to read a file, or to go on after a state that waits. */
export type Ask =
  | { file: File; noun: ImportNoun; known: KnownWay; operation: string; charset?: Charset }
  | "go on";

/** How far the reader has come with a file. */
export type ReaderState =
  | { at: "reading"; rows: number }
  /** Waits: the encoding is a guess, and this text shows whether it is right. */
  | { at: "guessed"; encoding: string; sample: string }
  | { at: "sending"; id: number; rows: number; rowCount: number }
  /** Waits: what it has sent has arrived, and it can go on. */
  | { at: "paused"; message: string; id: number | null; rows: number; rowCount: number }
  | { at: "refused"; message: string }
  | { at: "sent"; id: number };
