import { csvFormat } from "#app/files/export/csv-format.ts";
import type { FileColumns, FileFormat } from "#app/files/export/file-format.ts";
import { fileResponse } from "#app/files/export/file-response.ts";
import { jsonFormat } from "#app/files/export/json-format.ts";
import { workbookFormat } from "#app/files/export/workbook-format.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { noneSelected } from "#domain/bulk.ts";
import type { SelectedFrom } from "../bulk-form.ts";
import { type Selection, selectionIn } from "./change-selected.ts";

interface Export<Query, Asked, Row, After> {
  list: SelectedFrom<Query, Asked>;
  timeZone: string;
  columns: FileColumns<Row>;
  /** Formats that only these records have. */
  further?: FileFormat<Row>[];
  /** Reads a batch of rows, starting after one of them; all rows without a selection. */
  read: (
    selection: Selection<Asked> | undefined,
    after?: After,
  ) => Promise<{ items: Row[]; next: After | null }>;
}

/**
 * Streams all rows, or the selected ones, as one file, in the format that the URL ends in; CSV with
 * `raw` has all texts as typed.
 */
export async function exportList<Query, Asked, Row, After>(
  request: Request,
  { list, timeZone, columns, further = [], read }: Export<Query, Asked, Row, After>,
): Promise<Response> {
  const { pathname, searchParams: params } = new URL(request.url);
  const { many } = list.nouns;
  const formats = [
    csvFormat(columns, { raw: params.has("raw") }),
    workbookFormat(columns, capitalised(many)),
    jsonFormat<Row>(many),
    ...further,
  ];
  const format = formats.find(({ ending }) => pathname.endsWith(`.${ending}`));
  if (!format) throw new Response(null, { status: 404 });
  const isSelected = ["id", "all", "filter"].some((name) => params.has(name));
  const selection = isSelected ? selectionIn(params, list, timeZone) : undefined;
  if (selection && "ids" in selection && selection.ids.length === 0) {
    throw await redirectSaying(backFrom(request, list.query.path), {
      text: noneSelected(list.nouns),
    });
  }
  return fileResponse({
    name: many,
    timeZone,
    format,
    first: await read(selection),
    read: (after) => read(selection, after),
  });
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
