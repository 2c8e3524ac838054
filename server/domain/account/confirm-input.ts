import * as z from "zod";
import { carried } from "../inputs.ts";
import { passwordLimits, wrongPasswordMessage } from "./account.ts";
import { code } from "./two-step-input.ts";

const passwordMissing = "Enter your password.";
const password = z.string(passwordMissing).max(passwordLimits.longest, wrongPasswordMessage);

/** Confirms that it's somebody: by their password, or by a code from their app. */
export const confirmForm = z
  .object({
    currentPassword: password.optional(),
    code: code.optional(),
    /** The page to go on to. */
    back: carried.default(""),
  })
  .refine((typed) => typed.currentPassword !== undefined || typed.code !== undefined, {
    path: ["currentPassword"],
    error: passwordMissing,
  });

/** The same with Better Auth's field names. */
export const confirmInput = z.union([z.object({ password }), z.object({ code })]);
