import * as z from "zod";
import { search } from "../inputs.ts";
import { foundKinds, mostFound } from "./search.ts";

export const findInput = z.object({
  query: search,
  /** The kinds to search; all by default. */
  kinds: z
    .array(z.enum(foundKinds, "Look for contact, company, deal or tag."))
    .max(foundKinds.length, "Name each kind once.")
    .optional(),
  /** How many of each kind. */
  limit: z
    .number("A limit is a number.")
    .int("A limit is a whole number.")
    .min(1, "A search brings at least 1 of each kind.")
    .max(mostFound, `A search brings at most ${mostFound} of each kind.`)
    .optional(),
});
export type Find = z.output<typeof findInput>;
