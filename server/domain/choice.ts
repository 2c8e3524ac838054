/** The kinds of record that a form selects by searching. */
export const choiceKinds = ["contact", "company", "deal", "tag"] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

/** A record to select in a form. */
export interface Choice {
  id: number;
  name: string;
  /** What it belongs to: a contact's company, a deal's contact. */
  of: string | null;
  /** What tells it apart from others with the same name: a contact's email, a deal's stage. */
  detail: string | null;
  /** One or two letters in place of a picture of a contact. */
  initials?: string;
  /** The colour of a tag or of a deal's stage. */
  color?: string | null;
}

/** The most choices that one search finds. */
export const mostFoundChoices = 20;

/** The text of a selected record where only one line fits. */
export function choiceLabel({ name, of }: Pick<Choice, "name" | "of">): string {
  return [name, of].filter(Boolean).join(", ");
}

/** The text of a choice among others: with its detail or number if others have the same label. */
export function labelAmong(choice: Choice, others: readonly Choice[]): string {
  const label = choiceLabel(choice);
  const same = others.filter((other) => other.id !== choice.id && choiceLabel(other) === label);
  if (same.length === 0) return label;
  const { id, detail } = choice;
  const tellsApart = detail !== null && same.every((other) => other.detail !== detail);
  return `${label} (${tellsApart ? detail : `no. ${id}`})`;
}
