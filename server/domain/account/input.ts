import * as z from "zod";
import { isEmail } from "../address.ts";
import { name } from "../inputs.ts";
import { accountLimits, passwordLimits } from "./account.ts";
import { isPersonal, passwordFault, personalPasswordWords } from "./password.ts";

const email = name("Your email", accountLimits.email).refine(
  isEmail,
  "Enter a valid email, like name@example.com.",
);

/** Passwords are taken as typed: a space is a character like any other. */
const password = z
  .string("Choose a password.")
  .min(passwordLimits.shortest, `A password has at least ${passwordLimits.shortest} characters.`)
  .max(passwordLimits.longest, `A password has at most ${passwordLimits.longest} characters.`)
  .refine((typed) => passwordFault(typed) === undefined, {
    error: ({ input }) => passwordFault(String(input)),
  });

const currentPassword = z
  .string("Give your current password.")
  .max(passwordLimits.longest, "This is not your current password.");

export const signUpForm = z
  .object({
    name: name("Your name", accountLimits.name),
    email,
    password,
    /** What the browser tells once its JavaScript runs; judged in settings. */
    timeZone: z.string().max(100).optional(),
  })
  .refine((person) => !isPersonal(person.password, person), {
    path: ["password"],
    error: personalPasswordWords,
  });

export const changePasswordForm = z.object({ currentPassword, password });

/** The same in Better Auth's words. */
export const changePasswordInput = z.object({ currentPassword, newPassword: password });

export const signInForm = z.object({
  email,
  password: z.string("Give your password.").max(1_000, "That is no password of ours."),
});
