import { absent } from "./absent.ts";

/* Better Auth encrypts cookies and the tokens of other sites with these; Kith signs its cookies instead. */
export const hkdf = absent;
export const sha256 = absent;
