import { TagChip } from "#app/components/tag-chip.tsx";
import type { Tag } from "#server/services/tag.ts";
import { matchLabels, type TagMatch } from "./list-words.ts";

interface TagFilterProps {
  tags: Tag[];
  chosen: number[];
  match: TagMatch;
}

/** The tags that a list is filtered by, and how many of them. */
export function TagFilter({ tags, chosen, match }: TagFilterProps) {
  if (tags.length === 0) return null;
  const count = tags.filter(({ id }) => chosen.includes(id)).length;
  return (
    <details className="menu">
      <summary className="button">Tags{count > 0 ? ` (${count})` : ""}</summary>
      <fieldset className="menu-body">
        <legend className="visually-hidden">Tags</legend>
        <select
          className="input menu-match"
          name="match"
          aria-label="How many of the tags"
          defaultValue={match}
        >
          {Object.entries(matchLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {tags.map((tag) => (
          <label key={tag.id} className="menu-item">
            <input
              type="checkbox"
              name="tag"
              value={tag.id}
              defaultChecked={chosen.includes(tag.id)}
            />
            <TagChip tag={tag} />
            <span className="menu-count">{tag.contacts}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
