import type { FileToArchive } from "#domain/archive.ts";
import type { Api } from "#server/api.ts";
import { activityColumns } from "./activity-columns.ts";
import { companyColumns } from "./company-columns.ts";
import { contactColumns } from "./contact-columns.ts";
import { csvFormat } from "./csv-format.ts";
import { dealColumns } from "./deal-columns.ts";
import type { FileColumns } from "./file-format.ts";
import { piecesOf } from "./file-response.ts";
import { todoColumns } from "./todo-columns.ts";

/** Everything as tables for people, for an archive; what is in Trash is left out. */
export async function* tablesOf(api: Api): AsyncGenerator<FileToArchive> {
  yield table("contacts", contactColumns, (after?: number) => api.contact.export({ after }));
  yield table("companies", companyColumns, (after?: string) => api.company.export({ after }));
  yield table("deals", dealColumns, (after?: number) => api.deal.export({ after }));
  yield table("tasks", todoColumns, (after?: number) => api.todo.export({ after }));
  yield table("activities", activityColumns, (after?: string) => api.activity.export({ after }));
}

function table<Row, After>(
  name: string,
  columns: FileColumns<Row>,
  read: (after?: After) => Promise<{ items: Row[]; next: After | null }>,
): FileToArchive {
  async function* pieces() {
    yield* piecesOf({ format: csvFormat(columns), first: await read(), read });
  }
  return { path: `${name}.csv`, pieces: pieces() };
}
