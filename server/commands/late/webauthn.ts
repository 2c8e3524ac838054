import type * as WebAuthn from "@simplewebauthn/server";

/*
 * The functions of @simplewebauthn/server that Better Auth calls. The Worker has this file under the
 * package's name, so that its code is loaded when somebody first uses a passkey, not at every start.
 */

function library(): Promise<typeof WebAuthn> {
  return import("../../../node_modules/@simplewebauthn/server/esm/index.js");
}

export const generateRegistrationOptions: typeof WebAuthn.generateRegistrationOptions = async (
  options,
) => (await library()).generateRegistrationOptions(options);

export const verifyRegistrationResponse: typeof WebAuthn.verifyRegistrationResponse = async (
  options,
) => (await library()).verifyRegistrationResponse(options);

export const generateAuthenticationOptions: typeof WebAuthn.generateAuthenticationOptions = async (
  options,
) => (await library()).generateAuthenticationOptions(options);

export const verifyAuthenticationResponse: typeof WebAuthn.verifyAuthenticationResponse = async (
  options,
) => (await library()).verifyAuthenticationResponse(options);
