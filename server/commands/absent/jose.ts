import { absent } from "./absent.ts";

/*
 * Better Auth needs jose for tokens of other sites, for links in emails and for encrypted cookies.
 * Kith has none of them: its cookies are signed with Web Crypto.
 */
export {
  absent as calculateJwkThumbprint,
  absent as createLocalJWKSet,
  absent as createRemoteJWKSet,
  absent as decodeProtectedHeader,
  absent as EncryptJWT,
  absent as importJWK,
  absent as importPKCS8,
  absent as jwtDecrypt,
  absent as jwtVerify,
  absent as SignJWT,
  absent as UnsecuredJWT,
};
export const base64url = { decode: absent, encode: absent };
export const customFetch = Symbol("custom fetch");
export const errors = {};
