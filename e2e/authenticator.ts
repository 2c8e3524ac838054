import { createOTP } from "@better-auth/utils/otp";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** How long an app shows one code, in milliseconds. */
const period = 30_000;

/** The code that an app with this key (in base 32) shows now, or so many codes later. */
export function codeOf(key: string, later = 0): Promise<string> {
  const bits = Array.from(key.replaceAll(" ", ""), (letter) =>
    base32.indexOf(letter).toString(2).padStart(5, "0"),
  ).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return createOTP(String.fromCharCode(...bytes)).hotp(Math.floor(Date.now() / period) + later);
}
