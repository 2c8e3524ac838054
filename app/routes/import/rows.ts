import { pageContext } from "#app/context.ts";
import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { textWriter } from "#app/files/export/file-format.ts";
import { fileResponse } from "#app/files/export/file-response.ts";
import { pageUrl } from "#app/page-url.ts";
import { routeId } from "#app/route-id.ts";
import { zoneOf } from "#app/zone.ts";
import { harmlessCell } from "#domain/cell-text.ts";
import { rowOutcomes } from "#domain/import/draft.ts";
import type { ReportedRow } from "#server/services/import/rows.ts";
import type { Route } from "./+types/rows";
import { recordPage } from "./record-page.ts";

/** The rows of a file as a CSV file, with what became of each, why, and the page of its contact. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const id = routeId(params.id);
  const { contents } = await account.import.byId({ id });
  const isCards = contents.kind === "cards";
  const names = isCards ? ["Name"] : contents.columns.map(({ suggested }) => suggested.name);
  const { origin } = pageUrl(request);
  const linkOf = ({ recordId }: ReportedRow) =>
    recordId === undefined ? "" : origin + recordPage(contents.noun, recordId);
  const cellsOf = ({ cells, name }: ReportedRow) =>
    isCards ? [name] : names.map((_, index) => cells[index] ?? "");
  const lineOf = (row: ReportedRow) => [
    ...cellsOf(row).map(harmlessCell),
    String(row.row),
    rowOutcomes[row.outcome].done,
    row.reason ?? "",
    linkOf(row),
  ];
  const header = [
    ...names.map(harmlessCell),
    isCards ? "Card" : "Row",
    "Outcome",
    "Reason",
    "Link",
  ];
  const writer = () =>
    textWriter({
      begin: csvMark + csvLines([header]),
      rows: (rows: ReportedRow[]) => csvLines(rows.map(lineOf)),
    });
  return fileResponse({
    name: "import",
    timeZone: zoneOf(session),
    format: { ending: "csv", type: "text/csv; charset=utf-8", writer },
    first: await account.import.slices({ id, part: 0 }),
    read: (part) => account.import.slices({ id, part }),
  });
}
