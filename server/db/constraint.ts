import type { Refusal } from "#domain/refusal.ts";

/** The result of `brokenConstraint` for a reference to a missing row: SQLite doesn't name it. */
export const foreignKey = "foreign key";

/** The error of the trigger that limits a contact's tags. */
export const tagLimit = "contact_tags_limit";

/**
 * The constraint that a failed statement broke, as SQLite names it ("operations.user_id,
 * operations.key" for a unique index, the CHECK's own name for a guard); undefined for other
 * failures.
 */
export function brokenConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("FOREIGN KEY constraint failed")) return foreignKey;
    const broken = /(?:UNIQUE|CHECK) constraint failed: ([^:]+)/.exec(cause.message);
    if (broken?.[1]) return broken[1].trim();
  }
  return undefined;
}

/** Turns a broken unique index into a refusal that people can read; other failures are rethrown. */
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
