import { eq } from "drizzle-orm";
import type { Settings } from "#domain/account/default-settings.ts";
import type { Theme } from "#domain/account/settings.ts";
import type { SettingsUpdate } from "#domain/account/settings-input.ts";
import { sourcesOf } from "#domain/contact/source.ts";
import { lostReasonsOf } from "#domain/deal/lost-reason.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { missing } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { perform } from "../db/log.ts";
import type { Owner } from "../db/owner.ts";
import { setRow } from "../db/record.ts";
import { merging } from "./operation/edit.ts";

export interface PersonalSettings extends Settings {
  name: string;
  /** The currency of approximate totals (ISO 4217). */
  baseCurrency: string | null;
  theme: Theme;
  /** Whether single keys are shortcuts. */
  shortcuts: boolean;
  /** The lost reasons to select from. */
  lostReasons: string[];
  /** The sources of contacts to select from. */
  sources: string[];
  /** What to win each month, in the major unit of `goalCurrency`; null for no goal. */
  monthlyGoal: number | null;
  goalCurrency: string | null;
  version: number;
}

/** The statement that reads the settings. */
export function selectSettings(owner: Owner) {
  const { name, locale, timeZone, currency, baseCurrency, theme, shortcuts, lostReasons } = user;
  const { sources, monthlyGoal, goalCurrency, version } = user;
  return owner.db
    .select({
      ...{ name, locale, timeZone, currency, baseCurrency, theme, shortcuts, lostReasons },
      ...{ sources, monthlyGoal, goalCurrency, version },
    })
    .from(user)
    .where(eq(user.id, owner.userId));
}

/** The statement that reads the lost reasons, for `lostReasonsOf`. */
export function selectLostReasons(owner: Owner) {
  return owner.db
    .select({ lostReasons: user.lostReasons })
    .from(user)
    .where(eq(user.id, owner.userId));
}

/** The settings as they are stored: choices as lines of text. */
interface StoredSettings extends Omit<PersonalSettings, "lostReasons" | "sources"> {
  lostReasons: string | null;
  sources: string | null;
}

function settingsOf(row: StoredSettings): PersonalSettings {
  return {
    ...row,
    lostReasons: lostReasonsOf(row.lostReasons),
    sources: sourcesOf(row.sources),
  };
}

/** The owner's name and their formats of dates, times and money. */
export async function readSettings(owner: Owner): Promise<PersonalSettings> {
  const [[settings]] = await batch(owner.db, [selectSettings(owner)]);
  if (!settings) throw missing("account");
  return settingsOf(settings);
}

/** Changes settings; missing ones are unchanged. Refuses CONFLICT as `mergedPatch` does. */
export function updateSettings(
  owner: Owner,
  { settings: patch, ...seen }: SettingsUpdate,
): Promise<PersonalSettings & { operation: string }> {
  const entity = entityTables.settings;
  const row = eq(user.id, owner.userId);
  const edit = { ...seen, id: owner.userId, patch };
  return merging(owner, { entity }, edit, async (settings, version) => {
    const change = { entity, row, set: definedOnly(settings), version };
    const { operation, answer } = await perform(
      owner,
      { kind: "settings.update", key: seen.operation },
      (number) => setRow(owner, number, change),
      () => selectSettings(owner),
    );
    const [written] = answer;
    if (!written) throw missing("account");
    return { ...settingsOf(written), operation };
  });
}
