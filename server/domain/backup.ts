/*
 * Backups are archives that a cron writes each night. Of those that are finished the latest of each of
 * the last days, weeks and months are kept.
 */

/** How many days, weeks and months have a backup. */
const kept = { days: 7, weeks: 4, months: 12 };

const day = 86_400_000;

/** The UTC midnight of a time, in unix milliseconds. */
export function dayOf(time: number): number {
  return Math.floor(time / day) * day;
}

/** A Monday; 1 January 1970 was a Thursday. */
function weekOf(time: number): number {
  return Math.floor((time / day + 3) / 7);
}

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * Which backups, by when they were started (unix milliseconds), are kept: the latest of each of the last
 * 7 days, 4 weeks and 12 months that have any.
 */
export function keptBackups(times: readonly number[]): Set<number> {
  const latestFirst = times.toSorted((one, other) => other - one);
  const latestOf = (periodOf: (time: number) => number, count: number) => {
    const byPeriod = new Map<number, number>();
    for (const time of latestFirst) {
      if (!byPeriod.has(periodOf(time))) byPeriod.set(periodOf(time), time);
    }
    return [...byPeriod.values()].slice(0, count);
  };
  return new Set([
    ...latestOf(dayOf, kept.days),
    ...latestOf(weekOf, kept.weeks),
    ...latestOf(monthOf, kept.months),
  ]);
}

export const backupsOffMessage =
  "Backups are off, because there is nowhere to write them. docs/deploy.md explains how to add an R2 bucket.";

/** How long after a backup another one may be begun by hand, in milliseconds. */
export const shortInterval = 10 * 60_000;

export const tooSoonMessage =
  "A backup was begun in the last 10 minutes. Wait a few minutes, then try again.";

/* Why a backup is begun again, or has been given up. */

export const keptChangingMessage = "The workspace changed while it was being read.";
export const backupStoppedMessage = "It was stopped repeatedly before it made progress.";
export const backupTroubleMessage =
  "The database or the storage of files failed. Kith's log has the details.";
export const tooManyFilesMessage =
  "The workspace has more files than one archive holds. Delete some permanently.";
