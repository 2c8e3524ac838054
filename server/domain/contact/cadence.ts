/** The longest cadence, in days: ten years. */
export const longestCadence = 3_650;

export const cadenceMessage = "Enter a number of days up to 3,650, e.g. 30.";

/** How many days people's words stand for. */
const units: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

/**
 * A cadence as it is stored, the digits of its days: from "30", "30 days" or "every 2 weeks"; null
 * if the text isn't one.
 */
export function readCadence(text: string): string | null {
  const shape = /^(?:every\s+)?(\d{1,4})?\s*(day|week|month|year)?s?$/i;
  const [, digits, unit] = shape.exec(text.trim()) ?? [];
  if (digits === undefined && unit === undefined) return null;
  const days = Number(digits ?? 1) * (units[unit?.toLowerCase() ?? "day"] ?? 1);
  return days >= 1 && days <= longestCadence ? String(days) : null;
}

/** "Every 30 days". */
export function cadenceLabel(days: number | string): string {
  return Number(days) === 1 ? "Every day" : `Every ${days} days`;
}
