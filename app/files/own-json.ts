import { activityColumns } from "./export/activity-columns.ts";
import { companyColumns } from "./export/company-columns.ts";
import { contactColumns } from "./export/contact-columns.ts";
import { dealColumns } from "./export/deal-columns.ts";
import type { FileColumns } from "./export/file-format.ts";
import { todoColumns } from "./export/todo-columns.ts";
import { refused } from "./file-text.ts";
import { notOursMessage } from "./no-people.ts";

/** Whether a text begins like an export of ours as JSON. */
export function isOwnJson(text: string): boolean {
  return /^\s*\{\s*"kith"\s*:/.test(text);
}

/** The columns of what can be read back; a row is whatever the file has. */
// biome-ignore lint/suspicious/noExplicitAny: each column is tried on what the file has.
const columnsOf: Record<string, FileColumns<any> | undefined> = {
  contacts: contactColumns,
  companies: companyColumns,
  deals: dealColumns,
  tasks: todoColumns,
  activities: activityColumns,
};

/**
 * The header and rows that an export of ours as JSON would have as a table. Refuses BAD_REQUEST, at the field
 * "file", for any other JSON.
 */
export function tableInJson(text: string): { header: string[]; rows: string[][] } {
  const { noun, items } = parsed(text);
  const columns = columnsOf[String(noun)];
  if (!columns || !Array.isArray(items)) throw refused(notOursMessage);
  try {
    const rows = items.map((item) => {
      const row = { ...withMoments(item), updatedAt: 0 };
      const times = { lastActivityAt: null, nextActivityAt: null };
      return Object.values(columns).map((value) => cellOf(value({ ...row, ...times })));
    });
    return { header: Object.keys(columns), rows };
  } catch {
    throw refused(notOursMessage);
  }
}

/** A record, or a list of them, whose moments of creation are numbers, as are those of the records that it names. */
// biome-ignore lint/suspicious/noExplicitAny: it is whatever the file has.
function withMoments(item: any): any {
  if (Array.isArray(item)) return item.map(withMoments);
  if (typeof item !== "object" || item === null) return item;
  const named = Object.fromEntries(
    ["contact", "others", "further", "deal", "company"].flatMap((name) =>
      name in item ? [[name, withMoments(item[name])]] : [],
    ),
  );
  return { ...item, ...named, createdAt: Date.parse(item.createdAt) };
}

function parsed(text: string): { noun?: unknown; items?: unknown } {
  try {
    return JSON.parse(text);
  } catch {
    throw refused("This JSON file is damaged. Export it again.");
  }
}

function cellOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
