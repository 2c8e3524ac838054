import type { ChoiceKind } from "#domain/choice.ts";

/** The text of a field for searching records of a kind, while it is empty. */
export const placeholders: Record<ChoiceKind, string> = {
  contact: "Search by name, company or phone",
  company: "Search by name",
  deal: "Search by title or contact",
  tag: "Search tags",
};
