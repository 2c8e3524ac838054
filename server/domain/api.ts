/** The most calls of one batch: a Worker asks D1 at most 1,000 things for a request. */
export const mostCalls = 20;
