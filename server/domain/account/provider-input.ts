import * as z from "zod";
import { carried } from "../inputs.ts";
import { invitationToken } from "./invitation-input.ts";
import { isStorable, readKeptForm } from "./kept-form.ts";
import { notConfiguredMessage, providerIds } from "./provider.ts";

const provider = z.enum(providerIds, notConfiguredMessage);

/** The form with a provider's button. */
export const beginProviderForm = z.object({
  next: carried.default(""),
  invitation: invitationToken,
  timeZone: z.string().max(100).default(""),
  /** A form to come back to. */
  keptForm: z
    .string()
    .refine(isStorable, "This form is too long to keep.")
    .refine((text) => readKeptForm(text) !== null, "This form can't be kept.")
    .optional(),
});

export const beginProviderInput = beginProviderForm.extend({ provider });
export const oneProviderInput = z.object({ provider });

/** What a provider adds to the URL that it leads back to. */
const answered = z.string().max(8_000).optional().catch(undefined);
export const returnInput = z.object({
  provider,
  state: z.string().max(200).catch(""),
  code: answered,
  error: answered,
});
