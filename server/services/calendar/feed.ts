import { and, asc, between, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import { birthdayEvent } from "#domain/calendar/birthday-event.ts";
import { type CalendarEvent, calendarText } from "#domain/calendar/calendar.ts";
import type { FeedPart } from "#domain/calendar/parts.ts";
import { toDay } from "#domain/day.ts";
import { user } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { digestOf } from "../../db/digest.ts";
import { liveOf } from "../../db/owner.ts";
import {
  calendarFeeds,
  contactActivities,
  contacts,
  dealStages,
  deals,
  todos,
} from "../../db/schema.ts";
import { activityCalledInSql } from "../activity/called.ts";
import { calledInSql } from "../contact/called.ts";
import { staysOpen } from "../deletion/request.ts";

const day = 86_400_000;
const daysBack = 30;
const daysAhead = 366;

/** The most entries of each part of a feed, and the most rows that are read for those. */
export const mostOfPart = 250;
const mostRead = 2 * mostOfPart;

/** What a feed is read at: the site that its links lead to, and a time in milliseconds. */
export interface FeedVisit {
  secret: string;
  origin: string;
  now: number;
}

/**
 * The text of a calendar feed, from the past 30 days to a year ahead, in one round trip; null if
 * nobody's feed has this secret.
 */
export async function readFeed(
  db: Database,
  { secret, origin, now }: FeedVisit,
): Promise<string | null> {
  const hash = await digestOf(secret);
  const ownerOf = (part: FeedPart) =>
    sql`(select ${calendarFeeds.userId} from ${calendarFeeds}
      where ${calendarFeeds.secretHash} = ${hash} and ${calendarFeeds[part]})`;
  const span = { from: now - daysBack * day, until: now + daysAhead * day };
  const today = toDay(now).slice(5);
  const [[reader], tasks, activities, closes, coming, past] = await batch(db, [
    db
      .select({ timeZone: user.timeZone })
      .from(calendarFeeds)
      .innerJoin(user, eq(user.id, calendarFeeds.userId))
      .where(and(eq(calendarFeeds.secretHash, hash), staysOpen(calendarFeeds.userId))),
    selectTasks(db, ownerOf("tasks"), span),
    selectActivities(db, ownerOf("activities"), span),
    selectCloses(db, ownerOf("closes"), span),
    selectBirthdays(db, ownerOf("birthdays"), sql`${monthAndDay} >= ${today}`),
    selectBirthdays(db, ownerOf("birthdays"), sql`${monthAndDay} < ${today}`),
  ]);
  if (!reader) return null;
  const birthdays = [...coming, ...past].slice(0, mostOfPart).map(birthdayOf);
  const events = [
    ...tasks.map(taskEvent),
    ...activities.map(activityEvent),
    ...closes.map(closeEvent),
    ...birthdays.map(birthdayEvent),
  ];
  return calendarText({ events, origin, timeZone: reader.timeZone, span });
}

interface Span {
  from: number;
  until: number;
}

/** Tasks that are open: the order by when they are due has the others later than every date. */
function selectTasks(db: Database, owner: SQL, { from, until }: Span) {
  const { id, title, description, dueDate, dueTime, durationMinutes, updatedAt } = todos;
  const { repeat, repeatFrom, repeatDate } = todos;
  return db
    .select({
      ...{ id, title, description, dueDate, dueTime, durationMinutes, updatedAt },
      ...{ repeat, repeatFrom, repeatDate },
    })
    .from(todos)
    .where(liveOf(owner, todos, between(todos.dueKey, from, until)))
    .orderBy(asc(todos.dueKey), asc(id))
    .limit(mostOfPart);
}

type TaskRow = Awaited<ReturnType<typeof selectTasks>>[number];

function taskEvent(task: TaskRow): CalendarEvent {
  const repeats = task.repeatFrom === "due" ? task.repeat : null;
  return {
    id: `task-${task.id}`,
    when: { day: toDay(task.dueDate ?? 0), time: task.dueTime },
    minutes: task.durationMinutes,
    title: task.title,
    description: task.description,
    path: `/tasks/${task.id}`,
    changedAt: task.updatedAt,
    rule: repeats,
    ruleDay: repeats && task.repeatDate !== null ? toDay(task.repeatDate) : null,
  };
}

/** Activities that were planned ahead; those that were logged afterwards are no appointments. */
function selectActivities(db: Database, owner: SQL, { from, until }: Span) {
  const { timestamp, createdAt } = contactActivities;
  const { id, description, durationMinutes, updatedAt } = contactActivities;
  const title = activityCalledInSql("contact_activities").as("title");
  const latest = db
    .select({ id, title, description, durationMinutes, updatedAt, timestamp, createdAt })
    .from(contactActivities)
    .where(liveOf(owner, contactActivities, between(timestamp, from, until)))
    .orderBy(desc(timestamp), desc(id))
    .limit(mostRead)
    .as("latest");
  return db.select().from(latest).where(gt(latest.timestamp, latest.createdAt)).limit(mostOfPart);
}

type ActivityRow = Awaited<ReturnType<typeof selectActivities>>[number];

function activityEvent(activity: ActivityRow): CalendarEvent {
  return {
    id: `activity-${activity.id}`,
    when: { instant: activity.timestamp },
    minutes: activity.durationMinutes,
    title: activity.title,
    description: activity.description,
    path: `/activities/${activity.id}`,
    changedAt: activity.updatedAt,
  };
}

function selectCloses(db: Database, owner: SQL, { from, until }: Span) {
  const { id, title, expectedCloseDate, stageId, updatedAt } = deals;
  const next = db
    .select({ id, title, expectedCloseDate, stageId, updatedAt })
    .from(deals)
    .where(liveOf(owner, deals, between(expectedCloseDate, from, until)))
    .orderBy(asc(expectedCloseDate), asc(id))
    .limit(mostRead)
    .as("next_closes");
  return db
    .select({
      id: next.id,
      title: next.title,
      expectedCloseDate: next.expectedCloseDate,
      updatedAt: next.updatedAt,
    })
    .from(next)
    .innerJoin(dealStages, and(eq(dealStages.id, next.stageId), eq(dealStages.kind, "open")))
    .limit(mostOfPart);
}

type CloseRow = Awaited<ReturnType<typeof selectCloses>>[number];

function closeEvent(deal: CloseRow): CalendarEvent {
  return {
    id: `close-${deal.id}`,
    when: { day: toDay(deal.expectedCloseDate ?? 0) },
    title: `Expected close: ${deal.title}`,
    path: `/deals/${deal.id}`,
    changedAt: deal.updatedAt,
  };
}

/** As its index has it. */
const monthAndDay = sql`substr(${contacts.birthday}, -5)`;

/** Birthdays in the order of the year, from a day on or before it. */
function selectBirthdays(db: Database, owner: SQL, part: SQL) {
  return db
    .select({
      id: contacts.id,
      name: calledInSql("contacts").as("name") as SQL.Aliased<string>,
      birthday: contacts.birthday,
      changedAt: contacts.updatedAt,
    })
    .from(contacts)
    .where(liveOf(owner, contacts, sql`${contacts.birthday} is not null`, part))
    .orderBy(monthAndDay, asc(contacts.id))
    .limit(mostOfPart);
}

type BirthdayRow = Awaited<ReturnType<typeof selectBirthdays>>[number];

function birthdayOf({ birthday, ...contact }: BirthdayRow) {
  return { ...contact, birthday: birthday ?? "" };
}
