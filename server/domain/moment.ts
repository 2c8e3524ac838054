import { type Day, fromDay, shownIn } from "./day.ts";

/** A time of day on a clock, written HH:MM. */
export type Clock = string;

const minute = 60_000;
const oneDay = 86_400_000;

function minutesOf(clock: Clock): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The time of day in a time zone at a time in milliseconds. */
export function clockIn(timeZone: string, moment: number): Clock {
  const [, time = ""] = new Date(shownIn(timeZone, moment)).toISOString().split("T");
  return time.slice(0, 5);
}

/**
 * When clocks in a time zone show this time on this day, in milliseconds: the first time if they show
 * it twice, and as much later as clocks are moved forward if they skip it.
 */
export function momentAt(timeZone: string, day: Day, clock: Clock): number {
  const shown = fromDay(day) + minutesOf(clock) * minute;
  const guesses = [shown - oneDay, shown + oneDay].map((near) => {
    const whole = near - (near % minute);
    return shown - (shownIn(timeZone, whole) - whole);
  });
  const [before = shown] = guesses;
  return (
    guesses.sort((one, other) => one - other).find((each) => shownIn(timeZone, each) === shown) ??
    before
  );
}
