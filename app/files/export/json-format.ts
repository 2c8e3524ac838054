import type { FileFormat, FileWriter } from "./file-format.ts";

const encoder = new TextEncoder();

/**
 * Rows as they are, a line each: `{"kith":1,"noun":"contacts","items":[...]}`. Times are written as
 * ISO 8601.
 */
export function jsonFormat<Row>(noun: string): FileFormat<Row> {
  return { ending: "json", type: "application/json", writer: () => jsonWriter(noun) };
}

function jsonWriter<Row>(noun: string): FileWriter<Row> {
  let separator = "\n";
  return {
    begin: () => [encoder.encode(`{"kith":1,"noun":${JSON.stringify(noun)},"items":[`)],
    rows: (rows) => {
      if (rows.length === 0) return [];
      const lines = rows.map((row) => JSON.stringify(row, readableTimes)).join(",\n");
      const piece = encoder.encode(separator + lines);
      separator = ",\n";
      return [piece];
    },
    end: () => [encoder.encode("\n]}\n")],
  };
}

/** Times as ISO 8601, for JSON.stringify. */
export function readableTimes(name: string, value: unknown): unknown {
  const isTime = typeof value === "number" && (name.endsWith("At") || name === "timestamp");
  return isTime ? new Date(value).toISOString() : value;
}
