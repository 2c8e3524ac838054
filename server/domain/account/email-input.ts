import * as z from "zod";
import { isEmail } from "../address.ts";
import { name } from "../inputs.ts";
import { accountLimits } from "./account.ts";
import { givenPassword } from "./password-input.ts";

/** An address of an account. */
export const emailField = name("Your email address", accountLimits.email).refine(
  isEmail,
  "Enter a valid email, like name@example.com.",
);

export const changeEmailForm = z.object({ email: emailField });

export const emailLinkInput = z.object({ token: z.string().max(100) });

/** The password is for whoever isn't signed in to the account that asked. */
export const confirmEmailForm = z.object({
  password: givenPassword.optional(),
});

export const confirmEmailInput = emailLinkInput.extend(confirmEmailForm.shape);
