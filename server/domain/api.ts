/** The most calls of one batch: a Worker may run 1,000 D1 statements in one request. */
export const mostCalls = 20;
