import { TagChip } from "#app/components/tag-chip.tsx";
import type { Tag } from "#server/services/tag.ts";

interface TagBoxesProps {
  /** With the number of contacts of each, if that is shown. */
  tags: (Pick<Tag, "id" | "name" | "color"> & Partial<Pick<Tag, "contacts">>)[];
  selected: readonly number[];
}

/** Checkboxes of tags, as the field `tag`. */
export function TagBoxes({ tags, selected }: TagBoxesProps) {
  return tags.map((tag) => (
    <label key={tag.id} className="menu-item">
      <input type="checkbox" name="tag" value={tag.id} defaultChecked={selected.includes(tag.id)} />
      <TagChip tag={tag} />
      {tag.contacts === undefined ? null : <span className="menu-count">{tag.contacts}</span>}
    </label>
  ));
}
