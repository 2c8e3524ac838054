import * as z from "zod";
import { id, operationKey } from "../inputs.ts";
import { emailField } from "./email-input.ts";

export const inviteForm = z.object({ email: emailField.optional() });

/** The form with the key of its operation. */
export const inviteInput = inviteForm.extend({ operation: operationKey.optional() });

export const invitationToken = z.string().max(100).default("");
export const invitationInput = z.object({ token: invitationToken });
export const oneInvitationInput = z.object({ id });
