import * as z from "zod";
import { id, name } from "../inputs.ts";
import { longestPasskeyName, passkeyFailedMessage } from "./passkey.ts";

/** What a browser answers for a passkey, as JSON; Better Auth checks what it says. */
const credential = z
  .string(passkeyFailedMessage)
  .max(20_000, passkeyFailedMessage)
  .transform((text, context): object => {
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed === "object" && parsed !== null) return parsed;
    } catch {
      // Refused below.
    }
    context.addIssue({ code: "custom", message: passkeyFailedMessage });
    return z.NEVER;
  });

const passkeyName = name("The passkey's name", longestPasskeyName);

export const newPasskeyForm = z.object({ name: passkeyName, credential });
export const usedPasskeyForm = z.object({ credential });

/** The same with Better Auth's field names. */
const response = z
  .record(z.string(), z.unknown(), passkeyFailedMessage)
  .refine((fields) => Object.keys(fields).length <= 30, passkeyFailedMessage);
export const newPasskeyInput = z.object({ name: passkeyName, response });
export const usedPasskeyInput = z.object({ response });

export const onePasskeyInput = z.object({ id });
