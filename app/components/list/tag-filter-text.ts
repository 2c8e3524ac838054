import { matchLabels, type TagMatch } from "./list-options.ts";

/** The description of a filter by tags; null if there is none. */
export function tagFilterText(
  { tagIds, match }: { tagIds: number[]; match: TagMatch },
  tags: readonly { id: number; name: string }[],
): string | null {
  if (tagIds.length === 0) return null;
  const named = tagIds.map((id) => tags.find((tag) => tag.id === id)?.name ?? "Deleted tag");
  const words = named.length > 1 || match === "none" ? `${matchLabels[match]}: ` : "";
  return words + named.join(", ");
}
