import * as z from "zod";
import { carried, id, operationKey } from "../inputs.ts";
import { confirmMessage, confirms } from "../trash.ts";

export const eraseContactInput = z.object({ id, operation: operationKey.optional() });

/** Erases a contact, as its form sends it. */
export const eraseContactForm = z
  .object({ confirm: carried.default("") })
  .refine(({ confirm }) => confirms(confirm), { error: confirmMessage(), path: ["confirm"] });
