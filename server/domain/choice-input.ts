import * as z from "zod";
import { choiceKinds } from "./choice.ts";
import { id, search } from "./inputs.ts";

export const findChoicesInput = z.object({
  kind: z.enum(choiceKinds, "Search contact, company, deal or tag."),
  /** Without one, the likely choices. */
  search: search.optional(),
});
export type ChoiceSearch = z.output<typeof findChoicesInput>;

/** The records of a kind that a form has selected; they are offered in any case. */
const selected = z.array(id).max(100, "Select up to 100 records.").optional();

export const offerChoicesInput = z.object({
  contact: selected,
  company: selected,
  deal: selected,
});
export type OfferedFor = z.output<typeof offerChoicesInput>;
