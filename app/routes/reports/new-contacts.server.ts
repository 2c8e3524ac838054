import type { Report } from "#server/services/report/report.ts";
import { columns, horizontal } from "./chart.server.ts";
import { addedContacts } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** Contacts added in each week. */
export function contactsByWeek({ weeks }: Report, { count, day, week }: Writing): Section {
  const links = weeks.map((each) => addedContacts(each));
  return {
    id: "contacts",
    title: "New contacts by week",
    text: null,
    chart: columns({
      names: weeks.map(({ from }) => day(from)),
      series: [{ label: "Contacts", values: weeks.map((each) => each.contacts), links }],
      format: count,
    }),
    head: ["Week", "New contacts"],
    rows: weeks.map((each, index) => [
      { text: week(each) },
      { text: count(each.contacts), to: links[index] ?? "" },
    ]),
  };
}

/** The sources of the contacts that were added. */
export function contactSources(report: Report, { count, share }: Writing): Section {
  const { period } = report;
  const known = report.sources.flatMap(({ source }) => source ?? []).join("\n");
  const rows = report.sources.map(({ source, contacts, before }) => ({
    ...{ name: source ?? "Other or no source", contacts, before },
    to: addedContacts(period, source === null ? { "other-sources": known } : { source }),
  }));
  return {
    id: "sources",
    title: "New contacts by source",
    text: null,
    chart: horizontal({
      names: rows.map(({ name }) => name),
      series: [
        {
          label: "Contacts",
          values: rows.map(({ contacts }) => contacts),
          links: rows.map(({ to }) => to),
        },
      ],
      format: count,
    }),
    head: ["Source", "New contacts", "Share", "Period before"],
    rows: rows.map(({ name, contacts, before, to }) => [
      { text: name },
      { text: count(contacts), to },
      { text: share(contacts, report.contacts.now), to },
      { text: count(before) },
    ]),
  };
}
