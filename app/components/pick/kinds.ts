import type { ChoiceKind } from "#domain/choice.ts";

/** What one and many records of the kinds that forms select are called. */
export const kindWords: Record<ChoiceKind, { one: string; many: string }> = {
  contact: { one: "contact", many: "contacts" },
  company: { one: "company", many: "companies" },
  deal: { one: "deal", many: "deals" },
  tag: { one: "tag", many: "tags" },
};
