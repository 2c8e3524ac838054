import { and, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { Named } from "#domain/contact/contact.ts";
import type { ListedBy } from "#domain/contact/page-input.ts";
import { batch } from "../../db/client.ts";
import type { Neighbours, Place } from "../../db/cursor.ts";
import { beyond, type Order, rangesAfter, readingOrder, sortingOrder } from "../../db/keyset.ts";
import { live, type Owner } from "../../db/owner.ts";
import type { Filter } from "../../db/plan.ts";
import { contacts } from "../../db/schema.ts";
import { orderOf, type SortKeys } from "./list.ts";
import { type Known, knowsTags, planFilter } from "./plan.ts";

export interface ContactNeighbour extends Named {
  id: number;
}

/**
 * Finds a contact's neighbours in a list, in one round trip and by the list's own order, whether the
 * contact itself still fits the list's filters or not. A tag that is not the owner's has no list.
 */
export async function readNeighbours(
  owner: Owner,
  keys: SortKeys,
  list: ListedBy,
  known: Known,
): Promise<Neighbours<ContactNeighbour>> {
  if (!knowsTags(list, known.tags)) return { previous: null, next: null };
  const order = orderOf(list);
  const filter = planFilter(owner, list, known, { order, wanted: 1 });
  const at = order.keysOf(keys);
  const [[previous], [next]] = await batch(owner.db, [
    selectNeighbour(owner, order, { side: "before", keys: at }, filter),
    selectNeighbour(owner, order, { side: "after", keys: at }, filter),
  ]);
  return { previous: previous ?? null, next: next ?? null };
}

const named = {
  id: contacts.id,
  firstName: contacts.firstName,
  lastName: contacts.lastName,
};

/** The contact nearest to a place, on one side of it. */
function selectNeighbour(owner: Owner, order: Order, place: Place, { condition, rows }: Filter) {
  const by = readingOrder(order, place);
  if (rows) {
    return owner.db
      .select(named)
      .from(sql`(${rows}) chosen`)
      .crossJoin(contacts)
      .where(
        and(
          sql`${contacts.id} = chosen_id`,
          live(owner, contacts, condition, beyond(order, place)),
        ),
      )
      .orderBy(...sortingOrder(order, place))
      .limit(1);
  }
  const range = (part: SQL | undefined, name: string) => {
    const nearest = owner.db
      .select(named)
      .from(contacts)
      .where(live(owner, contacts, condition, part))
      .orderBy(...by)
      .limit(1)
      .as(name);
    return owner.db.select().from(nearest);
  };
  const [first, second, ...others] = rangesAfter(order, place).map((part, index) =>
    range(part, `stretch_${index}`),
  );
  if (!first || !second) throw new Error("An order has two columns or more");
  return unionAll(first, second, ...others).limit(1);
}
