import * as z from "zod";
import { carried, name } from "../inputs.ts";
import { confirmMessage, confirms } from "../trash.ts";
import {
  accountLimits,
  passwordLengthHint,
  passwordLimits,
  wrongPasswordMessage,
} from "./account.ts";
import { emailField as email } from "./email-input.ts";
import { invitationToken } from "./invitation-input.ts";
import { isPersonal, passwordFault, personalPasswordMessage } from "./password.ts";
import { givenPassword as currentPassword } from "./password-input.ts";

/** Passwords are used as typed: a space is a character like any other. */
const password = z
  .string("Enter a password.")
  .min(passwordLimits.shortest, passwordLengthHint)
  .max(passwordLimits.longest, `Use up to ${passwordLimits.longest} characters.`)
  .refine((typed) => passwordFault(typed) === undefined, {
    error: ({ input }) => passwordFault(String(input)),
  });

export const signUpForm = z
  .object({
    name: name("Your name", accountLimits.name),
    email,
    password,
    /** Sent by the browser once JavaScript has loaded; validated with the settings. */
    timeZone: z.string().max(100).optional(),
    invitation: invitationToken,
  })
  .refine((person) => !isPersonal(person.password, person), {
    path: ["password"],
    error: personalPasswordMessage,
  });

const confirmation = carried.default("").refine((typed) => confirms(typed), confirmMessage());

/** Deletes the account, as its form sends it; an account may have no password. */
export const deleteAccountForm = z.object({
  currentPassword: currentPassword.optional(),
  confirm: confirmation,
});

export const verifyPasswordInput = z.object({ password: currentPassword.optional() });

export const changePasswordForm = z.object({ currentPassword, password });

/** The same with Better Auth's field names. */
export const changePasswordInput = z.object({ currentPassword, newPassword: password });

export const forgotPasswordForm = z.object({ email });

/** The secret of a link to set a new password; one that isn't known has expired. */
const token = z.string().max(100).default("");

export const resetPasswordForm = z.object({ token, password });

/** The same with Better Auth's field names. */
export const resetPasswordInput = z.object({ token, newPassword: password });

/** Asks for a link, after which somebody goes on to the page `next`. */
export const askLinkInput = forgotPasswordForm.extend({ next: z.string().max(500).optional() });

/** Its form has a button only. */
export const signInLinkForm = z.object({});

/** Signs in by the secret of a link. */
export const signInLinkInput = z.object({ token });

export const signInForm = z.object({
  email,
  password: z.string("Enter your password.").max(1_000, wrongPasswordMessage),
});
