/**
 * What happens to people whom the workspace has: they are added again, left as they are, or filled in.
 */
export const knownWays = ["add", "skip", "fill"] as const;
export type KnownWay = (typeof knownWays)[number];

export const knownWayLabels: Record<KnownWay, string> = {
  fill: "Fill in what is missing",
  skip: "Leave as they are",
  add: "Add again",
};
