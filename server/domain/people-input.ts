import * as z from "zod";
import { id } from "./inputs.ts";
import { mostOtherContacts } from "./people.ts";

export const tooManyContactsMessage = `Add up to ${mostOtherContacts} other contacts.`;

/** The contacts other than the primary one. */
export const contactIds = z.array(id).max(mostOtherContacts, tooManyContactsMessage).optional();

/** The contacts that a form selects; empty selects are skipped. */
export const selectedContactIds = z
  .array(id.optional())
  .max(mostOtherContacts, tooManyContactsMessage)
  .optional()
  .transform((ids = []) => ids.filter((each) => each !== undefined));
