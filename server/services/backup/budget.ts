/** What one run may still do, so that it stays within a Worker's limits: the next run does the rest. */
export interface Budget {
  /** Round trips to D1. */
  statements: number;
  /** Bytes of files that are read for their checksums, and of archives that are written. */
  bytes: number;
}

/** D1 takes 1,000 queries a run, and R2 as many requests; a run has other jobs too. */
export const budgetOfRun = (): Budget => ({ statements: 300, bytes: 400 * 1024 * 1024 });

/** A request waits for its answer. */
export const budgetOfRequest = (): Budget => ({ statements: 60, bytes: 50 * 1024 * 1024 });

export function isSpent({ statements, bytes }: Budget): boolean {
  return statements <= 0 || bytes <= 0;
}
