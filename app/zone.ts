import { defaultSettings } from "#domain/account/settings.ts";
import { type Day, dayIn } from "#domain/day.ts";
import type { Session } from "#server/auth.ts";

/** The time zone (IANA) in which somebody reads days and moments. */
export function zoneOf(session: Session | null): string {
  return session?.user.timeZone ?? defaultSettings.timeZone;
}

/** The day that it is for somebody now. */
export function todayOf(session: Session | null): Day {
  return dayIn(zoneOf(session), Date.now());
}
