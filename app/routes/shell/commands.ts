import { href } from "react-router";

/** An action that is available on every page. */
export interface Command {
  label: string;
  /** Other words by which people may search for it. */
  words?: string;
  /** The key that runs it after C for "create", and what it creates. */
  made?: { key: string; noun: string };
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

const theme = (value: string) => ({ action: href("/settings/theme"), fields: { theme: value } });

export const commands: Command[] = [
  {
    label: "New contact",
    words: "add create person",
    made: { key: "c", noun: "Contact" },
    to: href("/contacts/new"),
  },
  {
    label: "New company",
    words: "add create organisation organization firm",
    made: { key: "o", noun: "Company" },
    to: href("/companies/new"),
  },
  {
    label: "New deal",
    words: "add create opportunity",
    made: { key: "d", noun: "Deal" },
    to: href("/deals/new"),
  },
  { label: "Import contacts", words: "csv file upload", to: href("/contacts/import") },
  { label: "Export contacts", words: "csv file download", file: href("/contacts/export.csv") },
  { label: "Merge contacts", words: "duplicates double same", to: href("/contacts/merge") },
  { label: "Pipelines and stages", words: "edit settings", to: href("/settings/pipelines") },
  {
    label: "Currencies and rates",
    words: "base exchange money settings",
    to: href("/settings/currencies"),
  },
  { label: "Change password", words: "security account", to: href("/settings/password") },
  { label: "Light theme", words: "appearance mode", post: theme("light") },
  { label: "Dark theme", words: "appearance mode night", post: theme("dark") },
  { label: "System theme", words: "appearance mode", post: theme("system") },
  { label: "Keyboard shortcuts", words: "help keys", help: true },
  {
    label: "Sign out",
    words: "log out leave",
    post: { action: href("/sign-out"), fields: {} },
    leaves: true,
  },
];
