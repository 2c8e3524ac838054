import { eq } from "drizzle-orm";
import type { ActivityParty } from "#domain/activity/activity.ts";
import { callingFields } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import type {
  CompanyTimelineQuery,
  DealTimelineQuery,
  TimelineQuery,
} from "#domain/timeline/input.ts";
import { activitiesIn, hasFiles, hasTasks } from "#domain/timeline/timeline.ts";
import { batch, type Statement } from "../../db/client.ts";
import type { Page } from "../../db/cursor.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contacts } from "../../db/schema.ts";
import { type NamedActivity, namedActivityOf } from "../activity/activity.ts";
import type { StoredFile } from "../file/file.ts";
import { selectStages } from "../stage-list.ts";
import { selectTags } from "../tag.ts";
import { dueTodosOf, type OpenRow, type OpenTodo, selectOpenTodos } from "../todo/open.ts";
import {
  mergedActivities,
  selectActivities,
  selectPlanned,
  selectSharedActivities,
} from "./activities.ts";
import {
  type EntryRow,
  selectCompanyChanges,
  selectContactChanges,
  selectDealChanges,
  type TimelineChange,
  type TimelineNames,
  timelineChanges,
} from "./changes.ts";
import { type Cuttable, mergedPage, reachOf } from "./cut.ts";
import { addedFile, selectAdded, type TimelineFile } from "./files.ts";
import { type DoneRow, doneTask, selectDone, type TimelineTask } from "./tasks.ts";

/** An activity on the timeline of a record. */
export interface TimelineActivity {
  as: "activity";
  at: number;
  activity: NamedActivity;
}

export type TimelineEntry = TimelineChange | TimelineActivity | TimelineTask | TimelineFile;

/** A page of a timeline: what has happened, latest first, and on the first page what is to come. */
export interface TimelinePage extends Page<TimelineEntry> {
  planned: NamedActivity[];
  /** The open tasks with a date, due first. */
  due: OpenTodo[];
}

/** The default number of entries on a page. */
const entriesShown = 10;

type AnyQuery = TimelineQuery | DealTimelineQuery | CompanyTimelineQuery;

/** The statements of a timeline: its changes, past activities, done tasks and files, and what is planned. */
function statements<Changes extends Statement>(
  owner: Owner,
  party: ActivityParty,
  { id, kind = "all", cursor, limit = entriesShown }: AnyQuery,
  changes: (range: { id: number; reach: ReturnType<typeof reachOf>; limit: number }) => Changes,
) {
  const reach = reachOf(cursor);
  const stream = { party, id, type: activitiesIn(kind), now: Date.now() };
  const tasks = { party, id, shown: hasTasks(kind) };
  const files = { party, id, shown: hasFiles(kind) };
  return [
    changes({ id, reach, limit }),
    selectActivities(owner, stream, reach, limit),
    selectPlanned(owner, stream, reach),
    selectDone(owner, tasks, reach, limit),
    selectAdded(owner, files, reach, limit),
    ...selectSharedActivities(owner, stream, reach, limit),
  ] as const;
}

/** The statements that read a page of a contact's timeline. Refuses BAD_REQUEST for its cursor. */
export function selectTimeline(owner: Owner, query: TimelineQuery) {
  const { kind = "all" } = query;
  return statements(owner, "contactId", query, (range) => selectContactChanges(owner, kind, range));
}

/** The statements that read a page of a deal's timeline. Refuses BAD_REQUEST for its cursor. */
export function selectDealTimeline(owner: Owner, query: DealTimelineQuery) {
  const { kind = "all" } = query;
  return statements(owner, "dealId", query, (range) => selectDealChanges(owner, kind, range));
}

/** The statements that read a page of a company's timeline. Refuses BAD_REQUEST for its cursor. */
export function selectCompanyTimeline(owner: Owner, query: CompanyTimelineQuery) {
  const { kind = "all" } = query;
  return statements(owner, "companyId", query, (range) => selectCompanyChanges(owner, kind, range));
}

type ActivityRow = Parameters<typeof namedActivityOf>[0];

/** The rows of a timeline's statements, and the record's open tasks, which its page shows as well. */
export type TimelineRows = readonly [
  changes: EntryRow[],
  activities: ActivityRow[],
  planned: ActivityRow[],
  done: DoneRow[],
  added: StoredFile[],
  shared: ActivityRow[],
  sharedPlanned: ActivityRow[],
  open: OpenRow[],
];

/** A page of a timeline from the rows of its statements. */
export function timelinePage(
  [changes, own, ownPlanned, done, added, shared, sharedPlanned, open]: TimelineRows,
  names: TimelineNames,
  { cursor, kind = "all", limit = entriesShown }: Omit<AnyQuery, "id">,
): TimelinePage {
  const reach = reachOf(cursor);
  const { past, planned } = mergedActivities(
    { past: own, planned: ownPlanned },
    { past: shared, planned: sharedPlanned },
    reach,
    limit,
  );
  const streams: (TimelineEntry & Cuttable)[][] = [
    timelineChanges(changes, names),
    past.map(entryOf),
    done.map(doneTask),
    added.map(addedFile),
  ];
  const page = mergedPage(streams, limit, reach);
  const items = page.items.map(({ above: _, below: __, ...entry }) => entry);
  const due = reach.isFirst && hasTasks(kind) ? dueTodosOf(open) : [];
  return { ...page, items, planned: planned.map(namedActivityOf), due };
}

function entryOf(row: ActivityRow): TimelineActivity & Cuttable {
  const activity = namedActivityOf(row);
  const { id, timestamp } = activity;
  return {
    as: "activity",
    at: timestamp,
    activity,
    above: { activity: [timestamp, id + 1] },
    below: { activity: [timestamp, id] },
  };
}

/**
 * What has happened with a contact and its latest deals, newest first. Refuses NOT_FOUND for the
 * contact, BAD_REQUEST for a malformed cursor.
 */
export async function readTimeline(owner: Owner, query: TimelineQuery): Promise<TimelinePage> {
  const found = owner.db
    .select({ id: contacts.id, ...pick(contacts, callingFields) })
    .from(contacts)
    .where(live(owner, contacts, eq(contacts.id, query.id)));
  const [[contact], stages, tags, ...rows] = await batch(owner.db, [
    found,
    selectStages(owner, "all"),
    selectTags(owner),
    ...selectTimeline(owner, query),
    selectOpenTodos(owner, "contact", query.id),
  ]);
  if (!contact) throw missing("contact");
  return timelinePage(rows, { stages, tags, people: [contact], of: "contact" }, query);
}
