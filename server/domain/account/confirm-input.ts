import * as z from "zod";
import { carried } from "../inputs.ts";
import { givenPassword } from "./password-input.ts";
import { code } from "./two-step-input.ts";

/** Confirms that it's somebody: by their password, or by a code from their app. */
export const confirmForm = z
  .object({
    currentPassword: givenPassword.optional(),
    code: code.optional(),
    /** The page to go on to. */
    back: carried.default(""),
  })
  .refine((typed) => typed.currentPassword !== undefined || typed.code !== undefined, {
    path: ["currentPassword"],
    error: "Enter your password.",
  });

/** The same with Better Auth's field names. */
export const confirmInput = z.union([z.object({ password: givenPassword }), z.object({ code })]);
