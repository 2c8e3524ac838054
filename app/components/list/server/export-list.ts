import { csvResponse } from "#app/files/csv-response.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { type SelectedFrom, type Selection, selectionIn } from "./change-selected.ts";

interface Export<Query, Asked, Row> {
  list: SelectedFrom<Query, Asked> & { nouns: { many: string } };
  timeZone: string;
  header: string;
  lines: (rows: Row[]) => string;
  /** Reads some rows from the one after an id on; all of them without a selection. */
  read: (from: {
    selection: Selection<Asked> | undefined;
    after?: number;
  }) => Promise<{ items: Row[]; next: number | null }>;
  /** What is said where nothing is selected. */
  noneSelected: string;
}

/** All rows, or those that are selected, as one CSV file, sent while it is read. */
export async function exportList<Query, Asked, Row>(
  request: Request,
  { list, timeZone, header, lines, read, noneSelected }: Export<Query, Asked, Row>,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const isSelected = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isSelected ? selectionIn(params, list, timeZone) : undefined;
  if (selection && "ids" in selection && selection.ids.length === 0) {
    throw await redirectSaying(backFrom(request, list.query.path), { text: noneSelected });
  }
  return csvResponse({
    name: list.nouns.many,
    header,
    rows: lines,
    first: await read({ selection }),
    read: (after) => read({ after, selection }),
  });
}
