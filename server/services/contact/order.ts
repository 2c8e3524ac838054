import type { ContactQuery, ContactSort } from "#domain/contact/input.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { type Order, orderBy, reversed } from "../../db/keyset.ts";
import { contacts } from "../../db/schema.ts";

const byName = orderBy(contacts, "nameKey", "id");
const byCompany = {
  ...orderBy(contacts, "companyKey", "nameKey", "id"),
  emptyLast: "text",
} as const;
const byAge = orderBy(contacts, "createdAt", "id");
const byUpdate = orderBy(contacts, "updatedAt", "id");
const byActivity = orderBy(contacts, "lastActivityKey", "id");

/** The properties that lists of contacts are sorted by. */
type ContactSortKey =
  | "nameKey"
  | "companyKey"
  | "createdAt"
  | "updatedAt"
  | "lastActivityKey"
  | "id";

const orders: Record<ContactSort, Order<ContactSortKey>> = {
  name: byName,
  "name-desc": reversed(byName),
  company: byCompany,
  "company-desc": reversed(byCompany),
  newest: reversed(byAge),
  oldest: byAge,
  updated: reversed(byUpdate),
  "updated-asc": byUpdate,
  contacted: reversed(byActivity),
  "contacted-asc": byActivity,
};

/** The order of a list: by name for a search, and for the people of one company. */
export function orderOf({ search, sort = "name", companyId }: ContactQuery): Order<ContactSortKey> {
  if (searchTerms(search)) return orders.name;
  if (companyId === undefined) return orders[sort];
  return orders[sort === "company" ? "name" : sort === "company-desc" ? "name-desc" : sort];
}
