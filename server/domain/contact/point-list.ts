import { joinTags, splitTags } from "../tag-list.ts";
import { type ContactPoint, type PointLabel, pointLabels } from "./contact.ts";

const labelled = new RegExp(`^(${pointLabels.join("|")}|): (.*)$`, "s");

/**
 * Emails or phones as one cell of a file: `home: ann@example.com; b@example.com`. `readPoints`
 * reads it back.
 */
export function joinPoints(points: readonly ContactPoint[]): string {
  return joinTags(
    points.map(({ label, value }) =>
      // A value that begins like a label gets an empty one.
      label || labelled.test(value) ? `${label ?? ""}: ${value}` : value,
    ),
  );
}

export function readPoints(cell: string): ContactPoint[] {
  return splitTags(cell).map((text) => {
    const [, label, value] = labelled.exec(text) ?? [];
    return { label: (label || null) as PointLabel | null, value: value ?? text };
  });
}
