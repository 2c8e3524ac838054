import { dayIn } from "#domain/day.ts";
import type { TodayPageQuery } from "#domain/today/input.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { contactActivities, todos } from "../../db/schema.ts";
import { type Summary, selectSummary, summaryOf } from "../metrics.ts";
import { type LogEntry, latestOf, selectLatest } from "../operation/change-log.ts";
import { type Asked, askedOf, selectAsked } from "./asked.ts";
import { groupsOf, selectGroups, type TodaySummary } from "./summary.ts";
import { selectWon, type WonDeal, wonOf } from "./won.ts";

/** The content of the page. */
export interface TodayPage {
  today: TodaySummary;
  recentlyWon: WonDeal[];
  /** The numbers of the workspace. */
  figures: Summary;
  /** The latest changes. */
  changes: LogEntry[];
  /** What was just logged or completed with somebody, so that a next step is asked for. */
  asked: Asked | null;
}

/** How many changes are shown. */
const changesShown = 3;

/** All that the page Today shows, in one round trip; `all` names a group to read further. */
export async function readTodayPage(
  owner: Owner,
  timeZone: string,
  { all, logged, completed }: TodayPageQuery = {},
): Promise<TodayPage> {
  const clock = { now: Date.now(), timeZone };
  const [activity, task, latest, won, workspace, stages, figures, sample, rates, ...groups] =
    await batch(owner.db, [
      selectAsked(owner, contactActivities, logged),
      selectAsked(owner, todos, completed),
      selectLatest(owner, { limit: changesShown }),
      selectWon(owner, dayIn(timeZone, clock.now)),
      ...selectSummary(owner),
      ...selectGroups(owner, clock, all),
    ]);
  return {
    today: groupsOf(groups, clock, all),
    recentlyWon: wonOf(won),
    figures: summaryOf([workspace, stages, figures, sample, rates]),
    changes: latestOf(latest),
    asked: askedOf("activity", activity) ?? askedOf("task", task),
  };
}
