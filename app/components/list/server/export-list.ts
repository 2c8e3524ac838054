import { csvResponse } from "#app/files/csv-response.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { noneSelected } from "#domain/bulk.ts";
import type { SelectedFrom } from "../bulk-form.ts";
import { type Selection, selectionIn } from "./change-selected.ts";

interface Export<Query, Asked, Row> {
  list: SelectedFrom<Query, Asked>;
  timeZone: string;
  header: string;
  lines: (rows: Row[]) => string;
  /** Reads a batch of rows, starting after an id; all rows without a selection. */
  read: (from: {
    selection: Selection<Asked> | undefined;
    after?: number;
  }) => Promise<{ items: Row[]; next: number | null }>;
}

/** Streams all rows, or the selected ones, as one CSV file. */
export async function exportList<Query, Asked, Row>(
  request: Request,
  { list, timeZone, header, lines, read }: Export<Query, Asked, Row>,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const isSelected = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isSelected ? selectionIn(params, list, timeZone) : undefined;
  if (selection && "ids" in selection && selection.ids.length === 0) {
    throw await redirectSaying(backFrom(request, list.query.path), {
      text: noneSelected(list.nouns),
    });
  }
  return csvResponse({
    name: list.nouns.many,
    timeZone,
    header,
    rows: lines,
    first: await read({ selection }),
    read: (after) => read({ after, selection }),
  });
}
