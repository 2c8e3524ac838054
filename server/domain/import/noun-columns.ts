import {
  activityHeaderScore,
  isActivitiesHeader,
  isLikeActivities,
  readActivityColumns,
} from "../activity/file/columns.ts";
import { activityTargetLabels, offeredActivityTargets } from "../activity/file/targets.ts";
import { columnsOfCompanies, companyTargets, isCompaniesExport } from "../company/from-row.ts";
import { type ColumnTarget, offeredTargets } from "../contact/column-targets.ts";
import { type Column, headerScore, readColumns } from "../contact/columns.ts";
import {
  dealHeaderScore,
  dealTargetLabels,
  isDealsHeader,
  offeredDealTargets,
  readDealColumns,
} from "../deal/file-columns.ts";
import { offeredTaskTargets, taskTargetLabels } from "../todo/column-targets.ts";
import { isTasksHeader, readTaskColumns, taskHeaderScore } from "../todo/file-columns.ts";
import type { ImportNoun } from "./noun.ts";

/** How the table of a file is read as one of a noun. */
export interface NounColumns {
  /** How well a row would do as the header: 0 if it can't be one. */
  score: (cells: readonly string[]) => number;
  /** What the columns under a header hold. */
  read: (header: readonly string[]) => Column[];
  /** Whether values tell what a column holds, if its header doesn't. */
  readsValues: boolean;
  /** Whether this header shows the noun, whatever was asked for, unless it shows that too. */
  shows: (columns: readonly Column[]) => boolean;
  /** Whether this header may well be one of the noun, if nothing was asked for, or if it isn't one of that. */
  suggests: (columns: readonly Column[]) => boolean;
  /** The columns as this noun has them; null if one is missing that it needs. */
  aim: (columns: readonly Column[]) => Column[] | null;
  /** Where people can send a column that is suggested for a target. */
  offered: (suggested: ColumnTarget) => ColumnTarget[];
  /** What targets are called, if not as in a file of people. */
  labels: Partial<Record<ColumnTarget, string>>;
}

export const nounColumns: Record<ImportNoun, NounColumns> = {
  contact: {
    score: headerScore,
    read: readColumns,
    readsValues: true,
    shows: () => false,
    suggests: () => false,
    aim: (columns) => [...columns],
    offered: offeredTargets,
    labels: {},
  },
  company: {
    score: headerScore,
    read: readColumns,
    readsValues: true,
    shows: isCompaniesExport,
    suggests: () => false,
    aim: columnsOfCompanies,
    offered: (suggested) => {
      const targets: ColumnTarget[] = [...companyTargets, suggested, "note", "out"];
      return offeredTargets(suggested).filter((target) => targets.includes(target));
    },
    labels: { company: "Name" },
  },
  deal: {
    score: dealHeaderScore,
    read: readDealColumns,
    readsValues: false,
    shows: isDealsHeader,
    suggests: () => false,
    aim: (columns) => [...columns],
    offered: offeredDealTargets,
    labels: dealTargetLabels,
  },
  activity: {
    score: activityHeaderScore,
    read: readActivityColumns,
    readsValues: false,
    shows: isActivitiesHeader,
    suggests: isLikeActivities,
    aim: (columns) => [...columns],
    offered: offeredActivityTargets,
    labels: activityTargetLabels,
  },
  todo: {
    score: taskHeaderScore,
    read: readTaskColumns,
    readsValues: false,
    shows: isTasksHeader,
    suggests: () => false,
    aim: (columns) => [...columns],
    offered: offeredTaskTargets,
    labels: taskTargetLabels,
  },
};
