import { href } from "react-router";
import { formatDay, type Reading } from "#app/format.ts";
import type { Recent } from "#app/recent.ts";
import { displayName, nameAndCompany } from "#domain/contact/contact.ts";
import { fold } from "#domain/fold.ts";
import { type FoundKind, numberIn } from "#domain/search/search.ts";
import { searchTerms } from "#domain/search/terms.ts";
import { todoStatusLabels } from "#domain/todo/todo.ts";
import type { Found } from "#server/services/search/find.ts";
import { activityTexts } from "../../components/found-activity.ts";
import { contactTexts } from "../../components/found-contact.ts";
import { navigation } from "../../components/navigation.ts";
import type { IconName } from "../../ui/icon-names.ts";
import { type Command, commands } from "./commands.ts";
import type { Keystrokes } from "./shortcuts.ts";

/** What the field announces about the list below it. */
export interface ListState {
  isOpen: boolean;
  /** The id of the selected line. */
  selected: string | undefined;
}

/** A line of the palette. */
export interface PaletteItem {
  group: string;
  label: string;
  /** What distinguishes it from others with the same name. */
  detail?: string;
  icon: IconName;
  /** The shortcut that does the same. */
  keys?: Keystrokes;
  to?: string;
  command?: Command;
}

/** A search, by its first character: ">" commands, "@" people, "#" numbers. */
export interface PaletteQuery {
  /** The text to search records for; empty for no search. */
  search: string;
  kinds: FoundKind[] | undefined;
  /** The text to search pages and commands for; undefined if they are not shown. */
  commands: string | undefined;
  /** Whether pages are shown beside commands. */
  pages: boolean;
}

export function readPaletteQuery(typed: string): PaletteQuery {
  const text = typed.trim();
  const rest = text.slice(1).trim();
  if (text.startsWith(">")) return { search: "", kinds: [], commands: rest, pages: false };
  if (text.startsWith("@")) {
    return { search: rest, kinds: ["contact"], commands: undefined, pages: false };
  }
  if (numberIn(text)) {
    return { search: text, kinds: ["contact", "deal", "todo"], commands: undefined, pages: false };
  }
  return { search: text, kinds: undefined, commands: text, pages: true };
}

/** The results for the typed text, in order. */
export function paletteItems(
  query: PaletteQuery,
  recent: readonly Recent[],
  found: Found | undefined,
  reading: Reading,
): PaletteItem[] {
  const { search, commands, pages } = query;
  const begun = search !== "" || commands !== "" || !pages;
  return [
    ...(begun ? [] : recent.map(recentItem)),
    ...(commands === undefined ? [] : commandItems(commands, pages)),
    ...(found && search ? foundItems(found, search, reading) : []),
    ...(search && pages ? [searchItem(search)] : []),
  ];
}

function recentItem({ to, label }: Recent): PaletteItem {
  return { group: "Recent", label, icon: "clock", to };
}

/** Whether each word of the search begins one of the line's words. */
function isMeant(search: string, keywords: string): boolean {
  const own = fold(keywords).split(" ");
  return fold(search)
    .split(" ")
    .every((word) => own.some((each) => each.startsWith(word)));
}

function commandItems(search: string, pages: boolean): PaletteItem[] {
  const ofPages = navigation.map(({ to, label, icon, key }) => ({
    group: "Go to",
    label,
    icon,
    keys: ["G", key.toUpperCase()] satisfies Keystrokes,
    to,
    keywords: label,
  }));
  const ofCommands = commands.map((command) => ({
    group: "Actions",
    label: command.label,
    icon: "zap" as const,
    ...(command.keys ? { keys: command.keys } : {}),
    ...(command.made ? { keys: ["C", command.made.key.toUpperCase()] satisfies Keystrokes } : {}),
    command,
    keywords: `${command.label} ${command.keywords ?? ""}`,
  }));
  return [...(pages ? ofPages : []), ...ofCommands]
    .filter(({ keywords }) => isMeant(search, keywords))
    .map(({ keywords: _, ...item }) => item);
}

function foundItems(found: Found, search: string, reading: Reading): PaletteItem[] {
  const terms = searchTerms(search);
  const contacts = found.contacts.items.map((contact) => ({
    group: "Contacts",
    label: displayName(contact),
    detail: contactTexts(contact, terms).join(" · "),
    icon: "user" as const,
    to: href("/contacts/:id", { id: String(contact.id) }),
  }));
  const companies = found.companies.items.map(({ id, name, people }) => ({
    group: "Companies",
    label: name,
    detail: people === 1 ? "1 person" : `${people} people`,
    icon: "building-2" as const,
    to: href("/companies/:id", { id: String(id) }),
  }));
  const deals = found.deals.items.map(({ id, title, contact, stage }) => ({
    group: "Deals",
    label: title,
    detail: [stage.name, ...(contact ? nameAndCompany(contact) : [])].join(" · "),
    icon: "circle-dollar-sign" as const,
    to: href("/deals/:id", { id: String(id) }),
  }));
  const tags = found.tags.items.map(({ id, name, contacts: count }) => ({
    group: "Tags",
    label: name,
    detail: count === 1 ? "1 contact" : `${count} contacts`,
    icon: "tag" as const,
    to: `${href("/contacts")}?tag=${id}`,
  }));
  const tasks = found.todos.items.map(({ id, title, dueDate, status }) => ({
    group: "Tasks",
    label: title,
    detail:
      dueDate === null || status === "completed"
        ? todoStatusLabels[status]
        : `Due ${formatDay(dueDate, reading)}`,
    icon: "calendar-check" as const,
    to: href("/tasks/:id", { id: String(id) }),
  }));
  const activities = found.activities.items.map((activity) => ({
    group: "Activities",
    label: activity.name,
    detail: [activity.excerpt, activity.type, ...activityTexts(activity, reading)]
      .filter(Boolean)
      .join(" · "),
    icon: "sticky-note" as const,
    to: href("/activities/:id", { id: String(activity.id) }),
  }));
  return [...contacts, ...companies, ...deals, ...tasks, ...activities, ...tags];
}

function searchItem(search: string): PaletteItem {
  return {
    group: "Search",
    label: `See all results for “${search}”`,
    icon: "search",
    to: `${href("/search")}?${new URLSearchParams({ q: search })}`,
  };
}
