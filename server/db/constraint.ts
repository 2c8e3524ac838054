import type { Refusal } from "#domain/refusal.ts";

/** What `brokenConstraint` says of a reference to a row that is not there: SQLite does not name it. */
export const foreignKey = "foreign key";

/** The trigger's name by which links say that a contact has all the tags it may have. */
export const tagLimit = "contact_tags_limit";

/**
 * The constraint that a failed statement broke, as SQLite names it ("operations.user_id,
 * operations.key" for a unique index, the CHECK's own name for a guard); undefined for other failures.
 */
export function brokenConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("FOREIGN KEY constraint failed")) return foreignKey;
    const broken = /(?:UNIQUE|CHECK) constraint failed: ([^:]+)/.exec(cause.message);
    if (broken?.[1]) return broken[1].trim();
  }
  return undefined;
}

/** Makes of a broken unique index the refusal that people read; other failures go on. */
export async function refusingTaken<T>(
  index: string,
  refusal: Refusal,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw brokenConstraint(error) === index ? refusal : error;
  }
}
