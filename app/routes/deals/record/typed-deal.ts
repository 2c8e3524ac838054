import type { DealGroup } from "#domain/deal/group.ts";
import { parseAmount } from "#domain/money/amount.ts";
import { fromMinor } from "#domain/money/money.ts";
import type { Deal } from "#server/services/deal/deal.ts";

/** What a form of `DealEditor` has in it, as the page would show it once it is saved; typed by somebody of a locale (BCP 47). */
export function typedDeal(form: FormData, locale: string): Partial<Deal> {
  const group = form.get("group") as DealGroup | null;
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  switch (group) {
    // An empty closed date is today's in the person's zone, and people are known by their ids alone.
    case null:
    case "closedDate":
    case "people":
      return {};
    case "title":
      return typed("title") ? { title: typed("title") } : {};
    case "value": {
      const currency = typed("currency");
      const { minor } = parseAmount(typed("value"), { locale, currency });
      return minor === undefined ? {} : { value: fromMinor(minor, currency), currency };
    }
    default:
      return { [group]: typed(group) || null };
  }
}
