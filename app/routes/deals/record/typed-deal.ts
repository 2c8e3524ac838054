import type { DealGroup } from "#domain/deal/group.ts";
import { parseAmount } from "#domain/money/amount.ts";
import { fromMinor } from "#domain/money/money.ts";
import type { Deal } from "#server/services/deal/deal.ts";

/**
 * The fields of a form of `DealEditor`, as the page will show them once they are saved; typed in a
 * locale (BCP 47).
 */
export function typedDeal(form: FormData, locale: string): Partial<Deal> {
  const group = form.get("group") as DealGroup | null;
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  switch (group) {
    // An empty closed date becomes today in the person's time zone, and contacts are known only by
    // id.
    case null:
    case "closedDate":
    case "people":
      return {};
    case "title":
      return typed("title") ? { title: typed("title") } : {};
    case "value": {
      const currency = typed("currency");
      if (typed("value") === "") return { value: null, currency };
      const { minor } = parseAmount(typed("value"), { locale, currency });
      return minor === undefined ? {} : { value: fromMinor(minor, currency), currency };
    }
    default:
      return { [group]: typed(group) || null };
  }
}
