import * as z from "zod";
import { dayIn } from "../day.ts";
import { carried, day, seen } from "../inputs.ts";
import { clockIn, momentAt } from "../moment.ts";
import { selectedContactIds } from "../people-input.ts";
import { isTime } from "../todo/time.ts";
import { isMoment, type NewActivity, newActivity } from "./input.ts";

/** The time of an activity on another day than today for which no time is given. */
const morning = "09:00";

const dayMessage = "Enter a date between 1970 and 2199, e.g. 2026-11-23.";

/** A new or edited activity as its form sends it: day and time are on clocks in this time zone. */
export function activityForm(timeZone: string) {
  return newActivity
    .extend({
      ...seen,
      day: day.nullish(),
      time: z.string().refine(isTime, "Enter a time, e.g. 14:30.").nullish(),
      /** The page to go to afterwards. */
      to: carried.optional(),
      /** The contacts that the form selects; instead of `contactId` where `asksPeople` is sent. */
      people: selectedContactIds,
      asksPeople: carried.optional(),
      /** "people" to be asked for others whom it was with, in the whole form. */
      asks: carried.optional(),
      /** The name that the page shows of whom or what it is with, for the message. */
      name: carried.optional(),
    })
    .transform((typed, context) => {
      const { day: typedDay, time, timestamp, version, overwrites, ...rest } = typed;
      const { to, name, asks, people, asksPeople, ...fields } = rest;
      const written = { day: typedDay ?? null, time: time ?? null, timestamp };
      const when = timeOf(timeZone, written);
      if (when !== undefined && !isMoment(when)) {
        context.addIssue({ code: "custom", path: ["day"], message: dayMessage });
        return z.NEVER;
      }
      const [contactId = null, ...contactIds] = people;
      const chosen = asksPeople ? { contactId, contactIds } : {};
      const activity = { ...fields, ...chosen, timestamp: when } satisfies NewActivity;
      return { activity, to, name, asks, version, overwrites };
    });
}

interface Written {
  day: string | null;
  time: string | null;
  /** The activity's time before the edit: a form shows it without its seconds. */
  timestamp: number | undefined;
}

/** The time that was typed; undefined for now, or for the time that the activity has. */
function timeOf(timeZone: string, { day: typed, time, timestamp }: Written): number | undefined {
  const today = dayIn(timeZone, Date.now());
  if (timestamp !== undefined) {
    const same = typed === dayIn(timeZone, timestamp) && time === clockIn(timeZone, timestamp);
    if (same || (typed === null && time === null)) return undefined;
  }
  if (time === null && (typed === null || typed === today)) return undefined;
  return momentAt(timeZone, typed ?? today, time ?? morning);
}
