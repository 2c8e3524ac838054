import { absent } from "./absent.ts";

/*
 * @simplewebauthn/server reads certificates by which makers of devices attest them; Kith asks browsers
 * for none.
 */
export {
  absent as AuthorityKeyIdentifierExtension,
  absent as CRLDistributionPointsExtension,
  absent as KeyDescription,
  absent as RSAPublicKey,
  absent as SubjectKeyIdentifierExtension,
  absent as X509Certificate,
  absent as X509ChainBuilder,
  absent as X509Crl,
};
export const id_ce_keyDescription = "";
export const id_rsaEncryption = "";
