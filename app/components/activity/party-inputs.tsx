import { type ActivityParty, activityParties } from "#domain/activity/activity.ts";

/** The records that an activity is with. */
export type Parties = Partial<Record<ActivityParty, number | null>>;

/** Names the records that an activity is with, in its form. */
export function PartyInputs({ parties }: { parties: Parties }) {
  return activityParties.map((party) => {
    const id = parties[party];
    return id ? <input key={party} type="hidden" name={party} value={id} /> : null;
  });
}
