import type { Report } from "#server/services/report/report.ts";
import { activitiesByWeek } from "./activities.server.ts";
import { closingsByMonth, lostReasons } from "./closings.server.ts";
import { forecast } from "./forecast.server.ts";
import { contactSources, contactsByWeek } from "./new-contacts.server.ts";
import { companyRanking, tagRanking } from "./rankings.server.ts";
import type { Section } from "./section.ts";
import { funnel, pipelineByStage, timeInStages } from "./stages.server.ts";
import type { Writing } from "./writing.server.ts";

/** All parts of a report, in order. */
export function sectionsOf(report: Report, writing: Writing, thisMonth: string): Section[] {
  return [
    pipelineByStage(report, writing),
    closingsByMonth(report, writing),
    ...companyRanking(report, writing),
    ...tagRanking(report, writing),
    lostReasons(report, writing),
    funnel(report, writing),
    timeInStages(report, writing),
    forecast(report, writing, thisMonth),
    activitiesByWeek(report, writing),
    contactsByWeek(report, writing),
    contactSources(report, writing),
  ];
}
