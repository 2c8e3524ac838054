import { href } from "react-router";
import { settingsGroups } from "#app/components/settings-pages.ts";

/** An action that is available on every page. */
export interface Command {
  label: string;
  /** Other words by which people may search for it. */
  keywords?: string;
  /** The key that runs it after C for "create", and what it creates. */
  made?: { key: string; noun: string };
  /** The keys that run it, if it creates nothing by C. */
  keys?: [string];
  /** The page that it opens. */
  to?: string;
  /** The file that it downloads. */
  file?: string;
  /** What it posts, if it needs no further input. */
  post?: { action: string; fields: Record<string, string> };
  help?: boolean;
  /** Whether it signs the person out. */
  leaves?: boolean;
}

/** The form for a task in one line, which a single key opens. */
export const quickAdd = { label: "Quick add a task", key: "q", to: href("/tasks/quick") };

const theme = (value: string) => ({ action: href("/settings/theme"), fields: { theme: value } });

export const commands: Command[] = [
  {
    label: "New contact",
    keywords: "add create person",
    made: { key: "c", noun: "Contact" },
    to: href("/contacts/new"),
  },
  {
    label: "New company",
    keywords: "add create organisation organization firm",
    made: { key: "o", noun: "Company" },
    to: href("/companies/new"),
  },
  {
    label: "New deal",
    keywords: "add create opportunity",
    made: { key: "d", noun: "Deal" },
    to: href("/deals/new"),
  },
  {
    label: "New task",
    keywords: "add create todo to-do reminder",
    made: { key: "t", noun: "Task" },
    to: href("/tasks/new"),
  },
  {
    label: quickAdd.label,
    keywords: "add create todo to-do task one line",
    keys: [quickAdd.key.toUpperCase()],
    to: quickAdd.to,
  },
  { label: "Import contacts", keywords: "csv file upload", to: href("/import") },
  { label: "Export contacts", keywords: "csv file download", file: href("/contacts/export.csv") },
  { label: "Merge contacts", keywords: "duplicates double same", to: href("/contacts/merge") },
  ...settingsGroups
    .flatMap(({ pages }) => pages.filter(({ only }) => !only))
    .map(({ title, keywords = "", to }) => ({
      label: `Settings: ${title}`,
      keywords,
      to,
    })),
  { label: "Light theme", keywords: "appearance mode", post: theme("light") },
  { label: "Dark theme", keywords: "appearance mode night", post: theme("dark") },
  { label: "System theme", keywords: "appearance mode", post: theme("system") },
  { label: "Keyboard shortcuts", keywords: "help keys", help: true },
  {
    label: "Sign out",
    keywords: "log out leave",
    post: { action: href("/sign-out"), fields: {} },
    leaves: true,
  },
];
