import { defaultSettings } from "#domain/account/default-settings.ts";
import { type Day, dayIn } from "#domain/day.ts";
import type { Session } from "#server/auth.ts";

/** The time zone (IANA) in which somebody reads dates and times. */
export function zoneOf(session: Session | null): string {
  return session?.user.timeZone ?? defaultSettings.timeZone;
}

/** Today's date for somebody. */
export function todayOf(session: Session | null): Day {
  return dayIn(zoneOf(session), Date.now());
}
