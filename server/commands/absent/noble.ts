import { absent } from "./absent.ts";

/* Better Auth encrypts cookies and the tokens of other sites with these; Kith signs its cookies instead. */
export const bytesToHex = absent;
export const hexToBytes = absent;
export const hkdf = absent;
export const managedNonce = absent;
export const sha256 = absent;
export const utf8ToBytes = absent;
export const xchacha20poly1305 = absent;
