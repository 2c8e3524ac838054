import { href } from "react-router";
import type { ActivityType } from "#domain/activity/activity.ts";
import {
  firstDayOf,
  lastDayOf,
  type Month,
  monthAfter,
  type Period,
} from "#domain/report/period.ts";

/** A list's URL with these parameters, those that are given. */
function listed(path: string, fields: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) params.set(name, String(value));
  }
  return `${path}?${params}`;
}

/** Deals that were closed in a period; the names are those of the list's URL. */
export function closedDeals(
  { from, to }: Period,
  fields: {
    kind?: "won" | "lost";
    "lost-reason"?: string;
    "other-reasons"?: string;
    "from-stage"?: number;
    reached?: number;
    "left-stage"?: number;
    company?: number;
    tag?: number;
    currency?: string;
  },
): string {
  return listed(href("/deals/all"), { ...fields, "closed-from": from, "closed-to": to });
}

export function stageDeals(stage: number): string {
  return listed(href("/deals/all"), { stage });
}

/** Open deals that are expected to close in a month; those of all months before it if there is none. */
export function expectedDeals(month: Month | null, thisMonth: Month): string {
  const last = lastDayOf(month ?? monthAfter(thisMonth, -1));
  const first = month === null ? undefined : firstDayOf(month);
  return listed(href("/deals/all"), { kind: "open", "closes-from": first, "closes-to": last });
}

export function addedContacts(
  { from, to }: Period,
  fields: { source?: string; "other-sources"?: string } = {},
): string {
  return listed(href("/contacts"), { ...fields, "added-from": from, "added-to": to });
}

export function activitiesIn({ from, to }: Period, type?: ActivityType): string {
  return listed(href("/activities"), { from, to, type });
}

export function monthPeriod(month: Month): Period {
  return { from: firstDayOf(month), to: lastDayOf(month) };
}
