/** What each of several people has, at its place in a list; null if none has any. */
export function listOf<Each>(
  people: readonly Each[],
  of: (person: Each) => string | null,
): string | null {
  const texts = people.map((person) => of(person)?.replaceAll(";", ",") ?? "");
  return texts.some((text) => text !== "") ? texts.join("; ") : null;
}
