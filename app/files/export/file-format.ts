/** The columns of a table by their headers, in order, each with what a row has in it. */
export type FileColumns<Row> = Record<string, (row: Row) => string | number | null | undefined>;

/** Writes a file piece by piece, so that it is never in memory as a whole. */
export interface FileWriter<Row> {
  begin: () => Uint8Array[];
  rows: (rows: Row[]) => Uint8Array[];
  end: () => Uint8Array[];
}

/** A kind of file: its media type, and what writes it. */
export interface FileFormat<Row> {
  /** "csv". */
  ending: string;
  type: string;
  writer: () => FileWriter<Row>;
}

const encoder = new TextEncoder();

/** A writer of text without anything to remember between its pieces. */
export function textWriter<Row>(parts: {
  begin: string;
  rows: (rows: Row[]) => string;
  end?: string;
}): FileWriter<Row> {
  const encoded = (text: string) => (text === "" ? [] : [encoder.encode(text)]);
  return {
    begin: () => encoded(parts.begin),
    rows: (rows) => encoded(parts.rows(rows)),
    end: () => encoded(parts.end ?? ""),
  };
}
