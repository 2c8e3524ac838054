export const categoryLimits = { name: 60, description: 500 } as const;

/** The most categories that lists and forms show. */
export const mostCategories = 200;

export function categoryNameTaken(name: string): string {
  return `There's already a category called “${name}”.`;
}
