import type { Report } from "#server/services/report/report.ts";
import { horizontal } from "./chart.server.ts";
import { closedDeals } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** The companies with the highest won value; no section if there are none. */
export function companyRanking(report: Report, writing: Writing): Section[] {
  return ranking(report, writing, {
    ...{ id: "companies", title: "Companies by won value", head: "Company" },
    ranked: report.ranking.companies,
    filter: (company) => ({ company }),
  });
}

/** The tags whose contacts have the highest won value; no section if there are none. */
export function tagRanking(report: Report, writing: Writing): Section[] {
  return ranking(report, writing, {
    ...{ id: "tags", title: "Tags by won value", head: "Tag" },
    ranked: report.ranking.tags,
    filter: (tag) => ({ tag }),
  });
}

interface Ranking {
  id: string;
  title: string;
  head: string;
  ranked: Report["ranking"]["companies"];
  filter: (id: number) => { company?: number; tag?: number };
}

function ranking(
  { ranking: { span, currency, otherCurrencies }, period }: Report,
  { count, money, axis, span: spanText }: Writing,
  { id, title, head, ranked, filter }: Ranking,
): Section[] {
  if (ranked.length === 0) return [];
  const rows = ranked.map((each) => ({
    ...each,
    to: closedDeals(span, { kind: "won", currency, ...filter(each.id) }),
  }));
  const isPeriod = span.from === period.from && span.to === period.to;
  const others = new Intl.ListFormat("en-GB").format(otherCurrencies);
  return [
    {
      ...{ id, title },
      text: [
        `Deals in ${currency} that were won in ${spanText(span)}: the highest ${count(rows.length)}.`,
        ...(isPeriod ? [] : ["A ranking is of one month, quarter or calendar year."]),
        ...(others ? [`It leaves out deals in ${others}.`] : []),
      ].join(" "),
      chart: horizontal({
        names: rows.map(({ name }) => name),
        series: [
          {
            label: "Won value",
            values: rows.map(({ total }) => total.total),
            links: rows.map(({ to }) => to),
          },
        ],
        format: axis,
      }),
      head: [head, "Won deals", "Won value"],
      rows: rows.map(({ name, deals, total, to }) => [
        { text: name },
        { text: count(deals), to },
        { ...money([total]), to },
      ]),
    },
  ];
}
