/** What becomes of a row that is taken. */
export type Outcome = "created" | "updated" | "known";

const letters: Record<Outcome, string> = { created: "c", updated: "u", known: "k" };

/** How an operation keeps what became of its rows: a letter for each. */
export function lettersOf(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => letters[outcome]).join("");
}

/** What became of a row, by its letter. */
export function outcomeIn(letter: string | undefined): Outcome | undefined {
  const outcomes = Object.keys(letters) as Outcome[];
  return outcomes.find((each) => letters[each] === letter);
}

/** The results with what an operation keeps of them. */
export function withKept<Result extends { outcome: Outcome }>(
  results: readonly Result[],
  kept: string,
): Result[] {
  return results.map((result, at) => ({ ...result, outcome: outcomeIn(kept[at]) ?? "known" }));
}
