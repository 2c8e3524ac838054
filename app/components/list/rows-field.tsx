import { pageLengths, usualLength } from "./list-words.ts";

/** How many rows a page of a list has. */
export function RowsField({ limit }: { limit: number }) {
  return (
    <label>
      Rows
      <select className="input" name="rows" defaultValue={limit === usualLength ? "" : limit}>
        {pageLengths.map((length) => (
          // What is usual is said by nothing.
          <option key={length} value={length === usualLength ? "" : length}>
            {length}
          </option>
        ))}
      </select>
    </label>
  );
}
