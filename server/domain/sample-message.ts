/**
 * The message after the sample data has been removed, with the number of records that were kept.
 */
export function sampleRemovedMessage(kept: number): string {
  if (kept === 0) return "Sample data removed.";
  return `Sample data removed. Kept ${kept} ${kept === 1 ? "record" : "records"} you changed or added to.`;
}
