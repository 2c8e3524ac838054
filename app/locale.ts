import { defaultSettings } from "#domain/account/default-settings.ts";
import type { Session } from "#server/auth.ts";

/** The locale (BCP 47) in which somebody reads and writes numbers and days. */
export function localeOf(session: Session | null): string {
  return session?.user.locale ?? defaultSettings.locale;
}
