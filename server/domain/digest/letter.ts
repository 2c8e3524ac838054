import { type ActivityType, activityName } from "../activity/activity.ts";
import { type Called, displayName } from "../contact/contact.ts";
import { type Day, fromDay } from "../day.ts";
import { type LetterPart, mailOf } from "../mail/letter.ts";
import type { Mail } from "../mail/mail.ts";

/** The first records of a group, and how many there are: at least so many if `capped`. */
interface Counted<Item> {
  count: number;
  capped: boolean;
  items: Item[];
}

type NamedContact = Called & { id: number };

/** What a digest says: that of Today which its reader needs to know. */
export interface DigestContents {
  overdue: Counted<{ id: number; title: string; dueDate: Day }>;
  dueToday: Counted<{ id: number; title: string; dueTime: string | null }>;
  planned: Counted<{ id: number; type: ActivityType; subject: string | null; timestamp: number }>;
  withoutNextStep: Counted<{ id: number; title: string }>;
  stale: Counted<{ id: number; title: string }>;
  goingCold: Counted<NamedContact>;
  birthdays: Counted<NamedContact & { day: Day }>;
}

/** Who gets a digest, and how they read days and times. */
export interface DigestReader {
  email: string;
  locale: string;
  timeZone: string;
  origin: string;
  /** Where they stop it. */
  unsubscribe: string;
  /** The day that it is about. */
  day: Day;
}

/** The digest of a day; null if there is nothing to say. It has names and titles, and no more of them. */
export function digestLetter(contents: DigestContents, reader: DigestReader): Mail | null {
  const parts = sectionsOf(contents, reader);
  if (parts.length === 0) return null;
  const { email, origin, unsubscribe } = reader;
  return mailOf({
    to: email,
    subject: subjectOf(contents, dayText(reader.day, reader)),
    parts: [...parts, { button: "Open Today", url: `${origin}/today` }],
    reason: "You get this mail each day because you switched on the daily digest in Kith.",
    unsubscribe,
  });
}

function subjectOf({ overdue, dueToday }: DigestContents, day: string): string {
  const due = [
    dueToday.count > 0 ? `${countText(dueToday)} due today` : "",
    overdue.count > 0 ? `${countText(overdue)} overdue` : "",
  ].filter(Boolean);
  return due.length > 0 ? `${day}: ${due.join(", ")}` : `Your day: ${day}`;
}

function countText({ count, capped }: Counted<unknown>): string {
  return `${count}${capped ? "+" : ""}`;
}

function sectionsOf(contents: DigestContents, reader: DigestReader): LetterPart[] {
  const page = (path: string) => `${reader.origin}${path}`;
  const task = ({ id }: { id: number }) => page(`/tasks/${id}`);
  const deal = ({ id, title }: { id: number; title: string }) => ({
    text: title,
    url: page(`/deals/${id}`),
  });
  const contact = (person: NamedContact) => page(`/contacts/${person.id}`);
  return [
    section("Overdue", contents.overdue, page, (each) => ({
      text: `${each.title} (${dayText(each.dueDate, reader)})`,
      url: task(each),
    })),
    section("Due today", contents.dueToday, page, (each) => ({
      text: each.dueTime ? `${each.title}, ${each.dueTime}` : each.title,
      url: task(each),
    })),
    section("Planned", contents.planned, page, (each) => ({
      text: `${activityName(each)}, ${momentText(each.timestamp, reader)}`,
      url: page(`/activities/${each.id}`),
    })),
    section("No next step", contents.withoutNextStep, page, deal),
    section("Stale deals", contents.stale, page, deal),
    section("Going cold", contents.goingCold, page, (each) => ({
      text: displayName(each),
      url: contact(each),
    })),
    section("Birthdays", contents.birthdays, page, (each) => ({
      text: `${displayName(each)}, ${dayText(each.day, reader)}`,
      url: contact(each),
    })),
  ].flat();
}

function section<Item>(
  heading: string,
  group: Counted<Item>,
  page: (path: string) => string,
  itemOf: (item: Item) => { text: string; url: string },
): LetterPart[] {
  const { items, count, capped } = group;
  if (items.length === 0) return [];
  const others = count - items.length;
  const hasMore = others > 0 || capped;
  const more = {
    text: others > 0 ? `${others}${capped ? "+" : ""} more` : "More",
    url: page("/today"),
  };
  return [
    {
      heading: `${heading} (${countText(group)})`,
      items: [...items.map(itemOf), ...(hasMore ? [more] : [])],
    },
  ];
}

type Reading = Pick<DigestReader, "locale" | "timeZone">;

function dayText(day: Day, { locale }: Reading): string {
  const options = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, options).format(fromDay(day));
}

function momentText(moment: number, { locale, timeZone }: Reading): string {
  const options = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  } as const;
  return new Intl.DateTimeFormat(locale, options).format(moment);
}
