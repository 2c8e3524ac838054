/** Why a row is refused: each message, preceded by its field's label if it doesn't begin with it. */
export function reasonOf(
  fieldErrors: Record<string, string[]>,
  labelOf: (field: string) => string | undefined,
): string {
  return Object.entries(fieldErrors)
    .map(([field, sentences]) => {
      const message = sentences.join(" ");
      const label = labelOf(field);
      return !label || message.startsWith(label) ? message : `${label}: ${message}`;
    })
    .join(" ");
}
