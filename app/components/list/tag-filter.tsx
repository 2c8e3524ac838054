import type { Tag } from "#server/services/tag.ts";
import { matchLabels, type TagMatch } from "./list-options.ts";
import { TagBoxes } from "./tag-boxes.tsx";

interface TagFilterProps {
  tags: Tag[];
  selected: number[];
  match: TagMatch;
}

/** The tags to filter a list by, and how many of them must match. */
export function TagFilter({ tags, selected, match }: TagFilterProps) {
  if (tags.length === 0) return null;
  const count = tags.filter(({ id }) => selected.includes(id)).length;
  return (
    <details className="menu" name="list-menu">
      <summary className="button">Tags{count > 0 ? ` (${count})` : ""}</summary>
      <fieldset className="menu-body">
        <legend className="visually-hidden">Tags</legend>
        <select
          className="input menu-match"
          name="match"
          aria-label="Match"
          defaultValue={match === "any" ? "" : match}
        >
          {Object.entries(matchLabels).map(([value, label]) => (
            <option key={value} value={value === "any" ? "" : value}>
              {label}
            </option>
          ))}
        </select>
        <TagBoxes tags={tags} selected={selected} />
      </fieldset>
    </details>
  );
}
