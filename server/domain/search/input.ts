import * as z from "zod";
import { search } from "../inputs.ts";
import { foundKinds, mostFound } from "./search.ts";

export const findInput = z.object({
  query: search,
  /** The kinds to search; all by default. */
  kinds: z
    .array(z.enum(foundKinds, "Search contact, company, deal, todo, activity or tag."))
    .max(foundKinds.length, "Name each kind once.")
    .optional(),
  /** How many of each kind. */
  limit: z
    .number("Limit must be a whole number.")
    .int("Limit must be a whole number.")
    .min(1, "Ask for at least 1 of each kind.")
    .max(mostFound, `Ask for up to ${mostFound} of each kind.`)
    .optional(),
});
export type Find = z.output<typeof findInput>;
