/**
 * A text with the lines of a row that it doesn't have yet, so that the same row brings nothing again; itself if
 * the whole would be longer than the limit, in characters.
 */
export function joinedText(own: string | null, found: string | null, limit: number): string | null {
  if (found === null || own === null) return own ?? found;
  const known = new Set(own.split("\n"));
  const further = found.split("\n").filter((line) => line.trim() === "" || !known.has(line));
  const added = further.join("\n").trim();
  const text = `${own}\n${added}`;
  return added === "" || text.length > limit ? own : text;
}
