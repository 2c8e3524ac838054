/** What one run may still do, so that it stays within a Worker's limits: the next run does the rest. */
export interface Budget {
  /** Statements to D1, which counts each of a batch. */
  statements: number;
  /** Reads and writes of objects in R2. */
  requests: number;
  /** Bytes of files that are read for their checksums, and of archives that are written. */
  bytes: number;
}

const megabyte = 1024 * 1024;

/** D1 takes 1,000 queries a run, and R2 as many requests; a run has other jobs too. */
export const budgetOfRun = (): Budget => ({
  statements: 300,
  requests: 500,
  bytes: 400 * megabyte,
});

/** A request waits for its answer. */
export const budgetOfRequest = (): Budget => ({
  statements: 100,
  requests: 200,
  bytes: 50 * megabyte,
});

export function isSpent({ statements, requests, bytes }: Budget): boolean {
  return statements <= 0 || requests <= 0 || bytes <= 0;
}

/** What one backup gets before another one has a turn. */
const share: Budget = { statements: 100, requests: 200, bytes: 150 * megabyte };

/** Passes on a share of the budget, and takes what was used of it from the whole. */
export async function withShare<Answer>(
  budget: Budget,
  use: (share: Budget) => Promise<Answer>,
): Promise<Answer> {
  const taken: Budget = {
    statements: Math.min(budget.statements, share.statements),
    requests: Math.min(budget.requests, share.requests),
    bytes: Math.min(budget.bytes, share.bytes),
  };
  const left = { ...taken };
  try {
    return await use(left);
  } finally {
    budget.statements -= taken.statements - left.statements;
    budget.requests -= taken.requests - left.requests;
    budget.bytes -= taken.bytes - left.bytes;
  }
}
