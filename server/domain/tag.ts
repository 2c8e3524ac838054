export const tagLimits = { name: 60 } as const;

/** The most tags that a list is filtered by. */
export const mostFilterTags = 50;
export const tooManyFilterTags = `Select up to ${mostFilterTags} tags to filter by.`;

/** "#RRGGBB", as the specification requires. */
export const hexColor = /^#[0-9A-Fa-f]{6}$/;

/** The colours offered for a new tag, the specification's five first. */
export const tagColors = [
  "#10B981",
  "#3B82F6",
  "#8B5CF6",
  "#F59E0B",
  "#6B7280",
  "#EF4444",
  "#EC4899",
  "#14B8A6",
  "#F97316",
  "#84CC16",
] as const;

/** A colour for the nth tag that is created without one. */
export function tagColorFor(nth: number): string {
  return tagColors[nth % tagColors.length] ?? tagColors[0];
}

export function tagNameTaken(name: string): string {
  return `There's already a tag called “${name}”.`;
}
