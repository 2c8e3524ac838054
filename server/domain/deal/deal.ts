import { dealFields } from "./fields.ts";

/** How many cards a stage of the board shows at first. */
export const cardsShown = 25;
/** The most cards that a stage of the board shows, after loading more. */
export const mostCards = 500;

const dayInMilliseconds = 86_400_000;

/** How many whole days a deal has been in its stage, at a time in milliseconds. */
export function daysInStage(stageSince: number, now: number): number {
  return Math.max(0, Math.floor((now - stageSince) / dayInMilliseconds));
}

/** Whether a deal is stale after this many days in a stage; without a limit it never is. */
export function isStale(days: number, staleAfter: number | null): boolean {
  return staleAfter !== null && days >= staleAfter;
}

/**
 * The value of a deal as callers see it. A deal without a value is stored with 0, which no given
 * value is, so that every sum counts it as nothing.
 */
export function givenValue(stored: number): number | null {
  return stored === 0 ? null : stored;
}

export const otherPipelineMessage = "That stage is in another pipeline.";

export const notClosedMessage = "Only won or lost deals have a closed date.";
export const notLostMessage = "Only lost deals have a lost reason.";

const copySuffix = " (copy)";

/** The title for a copy of a deal, within the limit of titles. */
export function copyTitle(title: string): string {
  const room = dealFields.title.limit - copySuffix.length;
  return (
    title
      .slice(0, room)
      .replace(/\p{Surrogate}$/u, "")
      .trimEnd() + copySuffix
  );
}
