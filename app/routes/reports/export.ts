import { data } from "react-router";
import { pageContext } from "#app/context.ts";
import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { textWriter } from "#app/files/export/file-format.ts";
import { fileResponse } from "#app/files/export/file-response.ts";
import { localeOf } from "#app/locale.ts";
import { signInFirst } from "#app/refusals.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { monthOf } from "#domain/report/period.ts";
import type { Route } from "./+types/export";
import { askedPeriod } from "./asked-period.ts";
import { sectionsOf } from "./sections.server.ts";
import { spreadsheetOf } from "./spreadsheet.server.ts";
import { plainWritingOf } from "./writing.server.ts";

/** Reports have the headers of their tables among their rows. */
const reportFormat = {
  ending: "csv",
  type: "text/csv; charset=utf-8",
  writer: () => textWriter({ begin: csvMark, rows: (rows: string[][]) => csvLines(rows) }),
};

/** The table of one report as a CSV file. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  if (!session) throw signInFirst(request);
  const { searchParams } = new URL(request.url);
  const today = todayOf(session);
  const { from, to } = askedPeriod(searchParams, today);
  const report = await api.metrics.report({ from, to });
  const timeZone = zoneOf(session);
  const writing = plainWritingOf(report, { locale: localeOf(session), timeZone });
  const sections = sectionsOf(report, writing, monthOf(today));
  const section = sections.find(({ id }) => id === searchParams.get("report"));
  if (!section) throw data("This page doesn't exist.", { status: 404 });
  return fileResponse({
    name: `report-${section.id}`,
    timeZone,
    format: reportFormat,
    first: { items: spreadsheetOf(section), next: null },
    read: () => Promise.resolve({ items: [], next: null }),
  });
}
