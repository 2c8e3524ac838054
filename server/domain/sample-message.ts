/** What is said once the sample data is removed, with the number of records that were kept. */
export function sampleRemovedMessage(kept: number): string {
  if (kept === 0) return "Removed the sample data.";
  return `Removed the sample data. Kept ${kept} ${kept === 1 ? "record" : "records"} you changed or added to.`;
}
