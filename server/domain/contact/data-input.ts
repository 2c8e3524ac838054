import * as z from "zod";
import { id } from "../inputs.ts";
import { dataParts } from "./data.ts";

/** A page of all data about a contact: from a position on, or the first one. */
export const contactDataInput = z.object({
  id,
  from: z.object({ part: z.enum(dataParts), after: z.int().nonnegative() }).optional(),
});
