import { pageLengths, usualLength } from "./list-words.ts";

/** Selects how many rows a page of a list has. */
export function RowsField({ limit }: { limit: number }) {
  return (
    <label>
      Rows
      <select className="input" name="rows" defaultValue={limit === usualLength ? "" : limit}>
        {pageLengths.map((length) => (
          // The default isn't written to the URL.
          <option key={length} value={length === usualLength ? "" : length}>
            {length}
          </option>
        ))}
      </select>
    </label>
  );
}
