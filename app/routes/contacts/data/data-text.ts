import { activityColumns } from "#app/files/export/activity-columns.ts";
import { contactColumns } from "#app/files/export/contact-columns.ts";
import { dealColumns } from "#app/files/export/deal-columns.ts";
import type { FileColumns } from "#app/files/export/file-format.ts";
import { todoColumns } from "#app/files/export/todo-columns.ts";
import { historyLabel } from "#domain/operation/history.ts";
import type { DataRows } from "#server/services/contact/data-rows.ts";
import type { ContactDataPage } from "#server/services/contact/everything.ts";

const writtenTime = (time: number | null) => (time === null ? null : new Date(time).toISOString());

/** A record's columns, and since when it has been in Trash. */
function withTrash<Row>(
  columns: FileColumns<Row>,
): FileColumns<Row & Pick<DataRows["contacts"], "deletedAt">> {
  return { ...columns, "In Trash since": ({ deletedAt }) => writtenTime(deletedAt) };
}

/** The title of each part, and what is written of a record in it. */
const sections: {
  [Part in keyof DataRows]: { title: string; write: (row: DataRows[Part]) => string };
} = {
  contacts: { title: "Contact", write: writer(withTrash(contactColumns)) },
  deals: { title: "Deals", write: writer(withTrash(dealColumns)) },
  tasks: { title: "Tasks", write: writer(withTrash(todoColumns)) },
  activities: { title: "Activities", write: writer(withTrash(activityColumns)) },
  files: {
    title: "Files",
    write: writer(
      withTrash<Omit<DataRows["files"], "deletedAt">>({
        Name: ({ name }) => name,
        Type: ({ type }) => type,
        "Size in Bytes": ({ size }) => size,
        Created: ({ createdAt }) => writtenTime(createdAt),
      }),
    ),
  },
  dismissals: {
    title: "Not duplicates",
    write: writer({
      Contacts: ({ firstId, secondId }) => `${firstId}, ${secondId}`,
      Created: ({ createdAt }) => writtenTime(createdAt),
    }),
  },
  hidden: {
    title: "Hidden from Today",
    write: writer({
      Group: ({ kind }) => kind,
      Until: ({ until }) => writtenTime(until),
      Created: ({ createdAt }) => writtenTime(createdAt),
    }),
  },
  history: { title: "History", write: historyEntry },
};

/** All data about a contact as text that people can read, piece by piece. */
export async function* textOfData(
  title: string,
  pages: AsyncIterable<ContactDataPage>,
): AsyncGenerator<string> {
  yield `All data about ${title}`;
  let current: ContactDataPage["part"] | undefined;
  for await (const page of pages) {
    if (page.part !== current) yield heading(sections[page.part].title);
    current = page.part;
    yield entriesOf(page);
  }
  yield "\n";
}

function entriesOf<Part extends keyof DataRows>(page: {
  part: Part;
  items: DataRows[Part][];
}): string {
  return page.items.map((row) => `\n\n${sections[page.part].write(row)}`).join("");
}

function heading(title: string): string {
  return `\n\n${title}\n${"=".repeat(title.length)}`;
}

/** Writes the filled fields of a record, a line each; further lines of a text are indented. */
function writer<Row>(columns: FileColumns<Row>): (row: Row) => string {
  return (row) =>
    Object.entries(columns)
      .flatMap(([header, value]) => {
        const text = String(value(row) ?? "");
        return text === "" ? [] : [`${header}: ${text.replaceAll("\n", "\n  ")}`];
      })
      .join("\n");
}

function historyEntry({ doneAt, kind, before, after }: DataRows["history"]): string {
  const title = `${new Date(doneAt).toISOString()} ${historyLabel({ kind, undoes: null })}`;
  const values = { before, after };
  const lines = Object.entries(values).flatMap(([when, value]) =>
    value === null ? [] : [`  ${when}: ${JSON.stringify(value)}`],
  );
  return [title, ...lines].join("\n");
}
