import { TagChip } from "#app/components/tag-chip.tsx";
import type { Tag } from "#server/services/tag.ts";

interface TagBoxesProps {
  /** With the number of contacts of each, if that is shown. */
  tags: (Pick<Tag, "id" | "name" | "color"> & Partial<Pick<Tag, "contacts">>)[];
  chosen: readonly number[];
}

/** Checkboxes of tags, as the field `tag`. */
export function TagBoxes({ tags, chosen }: TagBoxesProps) {
  return tags.map((tag) => (
    <label key={tag.id} className="menu-item">
      <input type="checkbox" name="tag" value={tag.id} defaultChecked={chosen.includes(tag.id)} />
      <TagChip tag={tag} />
      {tag.contacts === undefined ? null : <span className="menu-count">{tag.contacts}</span>}
    </label>
  ));
}
