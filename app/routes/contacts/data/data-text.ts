import { activityColumns } from "#app/files/export/activity-columns.ts";
import { contactColumns } from "#app/files/export/contact-columns.ts";
import { dealColumns } from "#app/files/export/deal-columns.ts";
import type { FileColumns } from "#app/files/export/file-format.ts";
import { todoColumns } from "#app/files/export/todo-columns.ts";
import { displayName } from "#domain/contact/contact.ts";
import { historyLabel } from "#domain/operation/history.ts";
import type { ContactChange, ContactData } from "#server/services/contact/everything.ts";

/** All data about a contact as text that people can read. */
export function textOfData({ contact, deals, tasks, activities, history }: ContactData): string {
  return [
    `All data about ${displayName(contact)}`,
    record(contactColumns, contact),
    ...section("Deals", dealColumns, deals),
    ...section("Tasks", todoColumns, tasks),
    ...section("Activities", activityColumns, activities),
    heading("History", history.length),
    ...history.map(historyEntry),
  ].join("\n\n");
}

function section<Row>(title: string, columns: FileColumns<Row>, rows: Row[]): string[] {
  return [heading(title, rows.length), ...rows.map((row) => record(columns, row))];
}

function heading(title: string, count: number): string {
  return `${title} (${count})\n${"=".repeat(title.length)}`;
}

/** The filled fields of a record, a line each; further lines of a text are indented. */
function record<Row>(columns: FileColumns<Row>, row: Row): string {
  const lines = Object.entries(columns).flatMap(([header, value]) => {
    const text = String(value(row) ?? "");
    return text === "" ? [] : [`${header}: ${text.replaceAll("\n", "\n  ")}`];
  });
  return lines.join("\n");
}

function historyEntry({ doneAt, kind, before, after }: ContactChange): string {
  const title = `${new Date(doneAt).toISOString()} ${historyLabel({ kind, undoes: null })}`;
  const values = { before, after };
  const lines = Object.entries(values).flatMap(([when, value]) =>
    value === null ? [] : [`  ${when}: ${JSON.stringify(value)}`],
  );
  return [title, ...lines].join("\n");
}
