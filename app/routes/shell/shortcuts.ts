import { navigation } from "../../components/navigation.ts";
import { commands, quickAdd } from "./commands.ts";

/** What a key does after another. */
export interface Step {
  key: string;
  label: string;
  to: string;
}

/** The first keys of sequences, with the keys that may follow. */
export const sequences: Record<string, { label: string; steps: Step[] }> = {
  c: {
    label: "New",
    steps: commands.flatMap(({ made, to }) =>
      made && to ? [{ key: made.key, label: made.noun, to }] : [],
    ),
  },
  g: { label: "Go to", steps: navigation.map(({ key, label, to }) => ({ key, label, to })) },
};

/** The key to press, and the one after it. */
export type Keystrokes = [first: string, second?: string];

export interface ShortcutLine {
  keys: Keystrokes;
  label: string;
  /** Whether it is a single key, which can be switched off. */
  single?: boolean;
}

const capital = (key: string) => key.toUpperCase();

/** All shortcuts as the help shows them; "Ctrl" is shown as the person's keyboard names it. */
export const shortcutSections: { title: string; lines: ShortcutLine[] }[] = [
  {
    title: "Anywhere",
    lines: [
      { keys: ["Ctrl+K"], label: "Command menu" },
      { keys: ["/"], label: "Search", single: true },
      { keys: [capital(quickAdd.key)], label: quickAdd.label, single: true },
      { keys: ["Ctrl+Z"], label: "Undo last change" },
      { keys: ["?"], label: "Show these shortcuts", single: true },
    ],
  },
  ...Object.entries(sequences).map(([first, { label, steps }]) => ({
    title: label,
    lines: steps.map((step) => ({
      keys: [capital(first), capital(step.key)] satisfies Keystrokes,
      label: step.label,
      single: true,
    })),
  })),
  {
    title: "In a list",
    lines: [
      { keys: ["J"], label: "Next row (or ↓)", single: true },
      { keys: ["K"], label: "Previous row (or ↑)", single: true },
      { keys: ["Enter"], label: "Open the row" },
      { keys: ["E"], label: "Edit the row", single: true },
      { keys: ["F2"], label: "Edit a cell; again for the next" },
      { keys: ["X"], label: "Select the row", single: true },
      { keys: ["Shift+X"], label: "Select range", single: true },
      { keys: ["Ctrl+→"], label: "Next page" },
      { keys: ["Ctrl+←"], label: "Previous page" },
    ],
  },
  {
    title: "On the board",
    lines: [
      { keys: ["↑"], label: "Previous card (or ↓ for the next)" },
      { keys: ["→"], label: "Next stage (or ← for the previous)" },
      { keys: ["Enter"], label: "Open the deal" },
      { keys: ["Space"], label: "Lift or drop the card" },
      { keys: ["Tab"], label: "Links of the card" },
    ],
  },
  {
    title: "On a record",
    lines: [
      { keys: ["E"], label: "Edit", single: true },
      { keys: ["Ctrl+→"], label: "Next record" },
      { keys: ["Ctrl+←"], label: "Previous record" },
    ],
  },
  {
    title: "In a form",
    lines: [
      { keys: ["Ctrl+Enter"], label: "Save" },
      { keys: ["Esc"], label: "Close" },
    ],
  },
];
