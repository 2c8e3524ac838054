/**
 * What happens to people whom the workspace has: they are added again, left as they are, filled in, or
 * overwritten.
 */
export const knownWays = ["fill", "overwrite", "skip", "add"] as const;
export type KnownWay = (typeof knownWays)[number];

export const knownWayLabels: Record<KnownWay, string> = {
  fill: "Fill in what is missing",
  overwrite: "Overwrite with what the file says",
  skip: "Leave as they are",
  add: "Add again",
};
