import type { Report } from "#server/services/report/report.ts";
import { horizontal } from "./chart.server.ts";
import { closedDeals } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** The companies with the highest won value; no section if there are none. */
export function companyRanking(report: Report, writing: Writing): Section[] {
  return ranking(report, writing, {
    ...{ id: "companies", title: "Companies by won value", head: "Company" },
    ...{ one: "company", many: "companies" },
    ranked: report.ranking.companies,
    filter: (company) => ({ company }),
  });
}

/** The tags whose contacts have the highest won value; no section if there are none. */
export function tagRanking(report: Report, writing: Writing): Section[] {
  return ranking(report, writing, {
    ...{ id: "tags", title: "Tags by won value", head: "Tag" },
    ...{ one: "tag", many: "tags" },
    ranked: report.ranking.tags,
    filter: (tag) => ({ tag }),
  });
}

interface Ranking {
  id: string;
  title: string;
  head: string;
  one: string;
  many: string;
  ranked: Report["ranking"]["companies"];
  filter: (id: number) => { company?: number; tag?: number };
}

function ranking(
  { ranking: { span, currency, otherCurrencies }, period }: Report,
  { count, money, axis, span: spanText }: Writing,
  { id, title, head, one, many, ranked, filter }: Ranking,
): Section[] {
  if (ranked.length === 0) return [];
  const rows = ranked.map((each) => ({
    ...each,
    to: closedDeals(span, { kind: "won", currency, ...filter(each.id) }),
  }));
  const top = rows.length === 1 ? one : `${count(rows.length)} ${many}`;
  const isPeriod = span.from === period.from && span.to === period.to;
  const others = new Intl.ListFormat("en-GB").format(otherCurrencies);
  return [
    {
      ...{ id, title },
      text: [
        `The top ${top} by the value of deals in ${currency} won in ${spanText(span)}.`,
        ...(isPeriod ? [] : ["Rankings cover a month, a quarter or a calendar year."]),
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
