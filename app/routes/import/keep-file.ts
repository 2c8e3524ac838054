import type { KnownWay } from "#domain/contact/known-way.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import { sliced } from "#domain/import/sliced.ts";
import type { AccountApi } from "#server/api.ts";
import type { Charset } from "../../files/charset.ts";
import { readFile } from "../../files/read-file.ts";
import { piecesOf } from "./base64.ts";

interface KeptFile {
  /** The key of the operation that the import will be; the same key again finds what is kept. */
  operation: string;
  fileName: string;
  known: KnownWay;
  /** Its encoding, if it isn't to be guessed. */
  charset?: Charset | undefined;
  /** What it contains, unless the file shows it; people by default. */
  noun?: ImportNoun | undefined;
}

/**
 * Reads a file and keeps its rows for the steps of an import, and its bytes if its encoding may have to be
 * corrected. Answers the id of the import. Refuses what `readFile` does.
 */
export async function keepFile(
  account: AccountApi,
  bytes: Uint8Array,
  kept: KeptFile,
): Promise<number> {
  const { charset, noun, ...rest } = kept;
  const { contents, records } = await readFile(bytes, { charset, noun });
  const slices = sliced(records);
  const { id } = await account.import.start({
    ...rest,
    contents,
    rowCount: records.length,
    parts: slices.length,
  });
  for (const [part, rows] of slices.entries()) await account.import.addRows({ id, part, rows });
  const pieces = contents.encoding?.isGuess ? piecesOf(bytes) : [];
  for (const [piece, base64] of pieces.entries()) {
    await account.import.addPiece({ id, piece, base64 });
  }
  return id;
}
