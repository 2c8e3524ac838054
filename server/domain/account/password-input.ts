import * as z from "zod";
import { passwordLimits, passwordMissingMessage, wrongPasswordMessage } from "./account.ts";

/** A password that somebody has: whatever is too long for one is wrong. */
export const givenPassword = z
  .string(passwordMissingMessage)
  .max(passwordLimits.longest, wrongPasswordMessage);
