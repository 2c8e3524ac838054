import type { DealData } from "./import-data.ts";

/** What some rows bring to a deal: all of a new one, or what differs; a longer description by what it got. */
export interface DealNews {
  values: Partial<DealData>;
  appended?: string;
}

/** What a deal has beyond what was known of it before; null for nothing. */
export function newsOf(before: DealData | null, after: DealData): DealNews | null {
  if (before === null) return { values: after };
  const { description, ...values } = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => {
      return String(value) !== String(before[name as keyof DealData]);
    }),
  ) as Partial<DealData>;
  if (description == null) return Object.keys(values).length > 0 ? { values } : null;
  const own = before.description ?? "";
  return description.startsWith(own)
    ? { values, appended: description.slice(own.length) }
    : { values: { ...values, description } };
}

/** A deal with the news of one part of a file after another; `before` is null for a new one. */
export function withNews(before: DealData | null, news: readonly DealNews[]): DealData | null {
  let data = before;
  for (const { values, appended } of news) {
    const description = (data?.description ?? "") + (appended ?? "");
    const next = Object.assign({}, data, values);
    data = appended === undefined ? next : { ...next, description };
  }
  return data;
}
