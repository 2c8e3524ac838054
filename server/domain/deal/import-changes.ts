import type { RowChange } from "../import/draft.ts";
import { changed, shown } from "../import/shown.ts";
import { dealFields } from "./fields.ts";
import type { DealRow } from "./from-row.ts";
import { contradicts, type DealData } from "./import-data.ts";

/** What stages and people are called. */
export interface DealNames {
  stage: (id: number) => string;
  /** "Ann Lee"; of people by their ids, or negative for those that an import adds. */
  person: (id: number) => string;
}

function amountOf({ value, currency }: Pick<DealData, "value" | "currency">): string | null {
  return value === null ? null : `${value} ${currency}`;
}

/** The fields in which a deal differs from what it was; null before is a new one. */
export function dealChanges(
  before: DealData | null,
  after: DealData,
  names: DealNames,
): RowChange[] {
  const person = (id: number | null | undefined) => (id ? names.person(id) : null);
  const line = (name: keyof typeof dealFields, own: string | null, next: string | null) =>
    changed(dealFields[name].label, own, next);
  const further = after.contactIds.filter((id) => !before?.contactIds.includes(id));
  return [
    ...line("title", before?.title ?? null, after.title),
    ...line("value", before && amountOf(before), amountOf(after)),
    ...line("stageId", before && names.stage(before.stageId), names.stage(after.stageId)),
    ...line("contactId", person(before?.contactId), person(after.contactId)),
    ...further.flatMap((id) => line("contactIds", null, names.person(id))),
    ...(["expectedCloseDate", "closedDate", "lostReason", "description"] as const).flatMap((name) =>
      line(name, before?.[name] ?? null, after[name]),
    ),
  ];
}

/** What a row says otherwise than the deal that it is about, which stays as it is. */
export function dealKept(data: DealData, row: DealRow, names: DealNames): RowChange[] {
  const kept = (name: keyof typeof dealFields, own: string | null, found: string | null) =>
    own === null || found === null || own === found
      ? []
      : [{ label: dealFields[name].label, before: shown(own), after: shown(found) }];
  const title = kept("title", data.title, row.title);
  if (!contradicts(data, row) && data.lostReason === row.lostReason) return title;
  const stage = row.isStageGiven ? names.stage(row.stage.id) : null;
  return [
    ...title,
    ...kept("value", amountOf(data), amountOf(row)),
    ...kept("stageId", names.stage(data.stageId), stage),
    ...kept("expectedCloseDate", data.expectedCloseDate, row.expectedCloseDate),
    ...kept("closedDate", data.closedDate, row.closedDate),
    ...kept("lostReason", data.lostReason, row.lostReason),
  ];
}
