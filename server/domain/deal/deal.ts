export const dealLimits = { title: 200, description: 20_000, lostReason: 200 } as const;

export const dealLabels = {
  title: "Title",
  contactId: "Contact",
  contactIds: "Further contacts",
  value: "Value",
  currency: "Currency",
  stageId: "Stage",
  expectedCloseDate: "Expected close",
  description: "Description",
  closedDate: "Closed",
  lostReason: "Lost because",
} as const;

/** Cards that a stage of the board shows at first. */
export const cardsShown = 25;
/** Cards that a stage of the board shows at most, asked for more each time. */
export const mostCards = 500;

const dayInMilliseconds = 86_400_000;

/** For how many whole days a deal has stood in its stage, at a moment in milliseconds. */
export function daysInStage(stageSince: number, now: number): number {
  return Math.max(0, Math.floor((now - stageSince) / dayInMilliseconds));
}

/** Whether so many days are too long in a stage with this limit; without one they never are. */
export function standsTooLong(days: number, rottingDays: number | null): boolean {
  return rottingDays !== null && days >= rottingDays;
}

export const otherPipelineWords = "This stage belongs to another pipeline.";

export const notClosedWords = "Only a deal that is won or lost has a closing day.";
export const notLostWords = "Only a deal that is lost has a reason for it.";

/** Who a deal is with besides its first contact: so many people at most. */
export const mostFurtherContacts = 50;

/** The people of a deal: the first one, and the further ones, who are never the first one too. */
export interface DealPeople {
  contactId: number | null;
  contactIds: number[];
}

/**
 * The people of a deal after a change; absent is unchanged. A further one who becomes the first
 * changes places with them, and a deal that is left without a first one takes the next.
 */
export function peopleAfter(
  before: DealPeople,
  change: { contactId?: number | null | undefined; contactIds?: readonly number[] | undefined },
): DealPeople {
  const first = change.contactId === undefined ? before.contactId : change.contactId;
  const swapped = first !== null && before.contactIds.includes(first);
  const own = swapped && before.contactId !== null ? [before.contactId] : [];
  const further = change.contactIds ?? [...before.contactIds, ...own];
  const [next = null, ...rest] = new Set(further.filter((id) => id !== first));
  const inOrder = (ids: number[]) => ids.toSorted((one, other) => one - other);
  if (first === null || next === null)
    return { contactId: next ?? first, contactIds: inOrder(rest) };
  return { contactId: first, contactIds: inOrder([next, ...rest]) };
}

const copySuffix = " (copy)";

/** What a copy of a deal is called, within the length that a title may have. */
export function copyTitle(title: string): string {
  const room = dealLimits.title - copySuffix.length;
  return (
    title
      .slice(0, room)
      .replace(/\p{Surrogate}$/u, "")
      .trimEnd() + copySuffix
  );
}
