import * as z from "zod";
import { givenPassword } from "./password-input.ts";
import { asRecoveryCode } from "./two-step.ts";

const codeFormat = "Enter the 6 digits from your app, e.g. 123456.";
const recoveryCodeFormat = "Enter a recovery code, e.g. k7m2p-x9d4w.";

/** Apps show codes in two groups, so spaces are left out. */
export const code = z
  .string(codeFormat)
  .max(20, codeFormat)
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, codeFormat));

const recoveryCode = z
  .string(recoveryCodeFormat)
  .max(40, recoveryCodeFormat)
  .transform(asRecoveryCode)
  .pipe(z.string().regex(/^[a-z0-9]{5}-[a-z0-9]{5}$/, recoveryCodeFormat));

/** Confirms an app that has just scanned its secret. */
export const confirmAppForm = z.object({ code });

/** The second step of signing in: one of the two codes. */
export const secondStepForm = z
  .object({
    code: code.optional(),
    recoveryCode: recoveryCode.optional(),
    trustDevice: z.literal("on").optional(),
  })
  .refine((typed) => typed.code !== undefined || typed.recoveryCode !== undefined, {
    path: ["code"],
    error: codeFormat,
  });

/** The same with Better Auth's field names. */
const trustDevice = z.boolean().optional();
export const totpInput = z.object({ code, trustDevice });
export const recoveryInput = z.object({ code: recoveryCode, trustDevice });
/** Changes how somebody signs in; an account may have no password. */
export const twoStepPasswordInput = z.object({
  password: givenPassword.optional(),
});

export const twoStepPasswordForm = z.object({
  currentPassword: twoStepPasswordInput.shape.password,
});
