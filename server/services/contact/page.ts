import { desc, eq, sql } from "drizzle-orm";
import type { Called } from "#domain/contact/contact.ts";
import type { ContactPageQuery } from "#domain/contact/page-input.ts";
import { type Day, toDay } from "#domain/day.ts";
import { givenValue } from "#domain/deal/deal.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import type { Neighbours } from "../../db/cursor.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts, deals, dealsToContacts } from "../../db/schema.ts";
import { latestOf } from "../deal/deal.ts";
import {
  type SimilarContact,
  selectDuplicatesOf,
  similarContacts,
} from "../duplicate/duplicate.ts";
import { readNeighbours } from "../list/neighbours.ts";
import { knownFrom, requestOf, selectKnown } from "../list/plan.ts";
import { type Stage, selectStages } from "../stage-list.ts";
import { selectTags, type Tag } from "../tag.ts";
import { dealsFollowed } from "../timeline/changes.ts";
import { selectTimeline, type TimelinePage, timelinePage } from "../timeline/timeline.ts";
import { type OpenTodo, openTodosOf, selectOpenTodos } from "../todo/open.ts";
import { type Contact, contactOf, tagIdsOf } from "./contact.ts";
import { contactColumns } from "./fields.ts";
import { listedContacts } from "./filter.ts";
import { orderOf } from "./order.ts";

/** A deal as the page of its contact shows it. */
export interface ContactDeal {
  id: number;
  title: string;
  /** In the currency's major unit; null for a deal without a value. */
  value: number | null;
  currency: string;
  expectedCloseDate: Day | null;
  stage: Stage | undefined;
}

/** The previous or next contact in a list. */
export interface ContactNeighbour extends Called {
  id: number;
}

/** The content of a contact's page. */
export interface ContactRecord {
  contact: Contact;
  /** All tags of the workspace. */
  tags: Tag[];
  /** The latest deals with the contact; `moreDeals` if there are others. */
  deals: ContactDeal[];
  moreDeals: boolean;
  /** Its open tasks that are due first. */
  tasks: OpenTodo[];
  timeline: TimelinePage;
  /** Possible duplicates, most likely first. */
  duplicates: SimilarContact[];
  /** In the list that the page was opened from, if any. */
  neighbours: Neighbours<ContactNeighbour> | null;
}

/**
 * A contact with its latest deals and a page of its timeline, in one round trip, or two with its
 * neighbours in a list. Refuses NOT_FOUND, and BAD_REQUEST for a malformed cursor.
 */
export async function readContactPage(
  owner: Owner,
  { list, ...query }: ContactPageQuery,
): Promise<ContactRecord> {
  const order = orderOf(list ?? {});
  const request = requestOf(owner, listedContacts, list ?? {}, order);
  const [[row], stages, ownDeals, furtherDeals, tasks, similar, tags, known, ...timeline] =
    await batch(owner.db, [
      owner.db
        .select({
          ...contactColumns,
          nameKey: contacts.nameKey,
          companyKey: contacts.companyKey,
          lastActivityKey: contacts.lastActivityKey,
          tagIds: tagIdsOf(contacts.id).as("tag_ids"),
        })
        .from(contacts)
        .where(live(owner, contacts, eq(contacts.id, query.id))),
      selectStages(owner, "all"),
      selectDeals(owner, query.id),
      selectFurtherDeals(owner, query.id),
      selectOpenTodos(owner, "contact", query.id),
      selectDuplicatesOf(owner, query.id),
      selectTags(owner),
      selectKnown(owner, request),
      ...selectTimeline(owner, query),
    ]);
  if (!row) throw missing("contact");
  const dealRows = latestOf([ownDeals, furtherDeals], dealsFollowed + 1);
  const { nameKey: _, companyKey: __, lastActivityKey: ___, ...columns } = row;
  const contact = contactOf(columns, tags);
  return {
    contact,
    tags,
    deals: dealRows
      .slice(0, dealsFollowed)
      .map(({ stageId, expectedCloseDate, value, ...deal }) => ({
        ...deal,
        value: givenValue(value),
        expectedCloseDate: expectedCloseDate === null ? null : toDay(expectedCloseDate),
        stage: stages.find(({ id }) => id === stageId),
      })),
    moreDeals: dealRows.length > dealsFollowed,
    tasks: openTodosOf(tasks),
    timeline: timelinePage(
      [...timeline, tasks],
      { stages, tags, people: [contact], of: "contact" },
      query,
    ),
    duplicates: similarContacts(similar),
    neighbours: list
      ? await readNeighbours(owner, request, knownFrom(known), { order, row, columns: neighbour })
      : null,
  };
}

const neighbour = sql`${contacts.id} as "id", ${contacts.firstName} as "firstName",
  ${contacts.lastName} as "lastName", ${contacts.email} as "email", ${contacts.phone} as "phone",
  ${contacts.company} as "company"`;

const { id, title, value, currency, expectedCloseDate, stageId } = deals;
const dealColumns = { id, title, value, currency, expectedCloseDate, stageId };

function selectDeals(owner: Owner, contactId: number) {
  return owner.db
    .select(dealColumns)
    .from(deals)
    .where(live(owner, deals, eq(deals.contactId, contactId)))
    .orderBy(desc(deals.id))
    .limit(dealsFollowed + 1);
}

function selectFurtherDeals(owner: Owner, contactId: number) {
  return owner.db
    .select(dealColumns)
    .from(dealsToContacts)
    .innerJoin(deals, eq(deals.id, dealsToContacts.dealId))
    .where(live(owner, deals, eq(dealsToContacts.contactId, contactId)))
    .orderBy(desc(dealsToContacts.dealId))
    .limit(dealsFollowed + 1);
}
