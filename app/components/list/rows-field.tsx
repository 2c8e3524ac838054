import { pageLengths } from "./list-words.ts";

/** How many rows a page of a list has. */
export function RowsField({ limit }: { limit: number }) {
  return (
    <label>
      Rows
      <select className="input" name="rows" defaultValue={limit}>
        {pageLengths.map((length) => (
          <option key={length}>{length}</option>
        ))}
      </select>
    </label>
  );
}
