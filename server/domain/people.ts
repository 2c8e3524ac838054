/** How many other contacts a deal or an activity may have besides its primary contact. */
export const mostOtherContacts = 50;

/** The contacts of a deal or an activity: the primary one, and the others, which never include it. */
export interface People {
  contactId: number | null;
  contactIds: number[];
}

/**
 * The contacts of a deal or an activity after a change; undefined is unchanged. If another contact becomes the
 * primary one, the two swap, and one without a primary contact gets the next one.
 */
export function peopleAfter(
  before: People,
  change: { contactId?: number | null | undefined; contactIds?: readonly number[] | undefined },
): People {
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

/** All contacts of a deal or an activity, the primary one first. */
export function idsOf({ contactId, contactIds }: People): number[] {
  return contactId === null ? contactIds : [contactId, ...contactIds];
}

export interface PeopleChange extends Partial<People> {
  /** Who is added. */
  added: People;
}

/** What a change of somebody's people writes: only what differs. */
export function peopleChange(
  before: People,
  change: { contactId?: number | null | undefined; contactIds?: readonly number[] | undefined },
): PeopleChange {
  if (change.contactId === undefined && change.contactIds === undefined) {
    return { added: { contactId: null, contactIds: [] } };
  }
  const { contactId, contactIds } = peopleAfter(before, change);
  const known = idsOf(before);
  const same = contactIds.join() === before.contactIds.join();
  return {
    contactId,
    ...(same ? {} : { contactIds }),
    added: {
      contactId: contactId !== null && known.includes(contactId) ? null : contactId,
      contactIds: contactIds.filter((id) => !known.includes(id)),
    },
  };
}
