/*
 * Passkeys in a browser: what the server asks for goes in as JSON, and so does what the device
 * answers.
 */

const noPasskeysMessage = "This browser can't use passkeys. Try a newer one.";

/** Makes a passkey on this device. Throws an Error with a message for people. */
export async function createPasskey(options: unknown): Promise<string> {
  if (!canUsePasskeys()) throw new Error(noPasskeysMessage);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  try {
    return JSON.stringify(await navigator.credentials.create({ publicKey }));
  } catch (error) {
    const isThere = error instanceof DOMException && error.name === "InvalidStateError";
    throw new Error(
      isThere ? "This device has a passkey for Kith already." : "No passkey was added. Try again.",
    );
  }
}

/** Uses a passkey of this device; null if its person has refused, or `signal` has ended it. */
export async function answerByPasskey(
  options: unknown,
  how: { mediation?: CredentialMediationRequirement; signal: AbortSignal },
): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  const used = await navigator.credentials.get({ publicKey, ...how }).catch(() => null);
  return used && JSON.stringify(used);
}

export function canUsePasskeys(): boolean {
  return "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** What the server asks a device for; it is asked when a passkey is about to be used. */
export async function readOptions(purpose: "register" | "authenticate"): Promise<unknown> {
  const answer = await fetch(`/api/auth/passkey/generate-${purpose}-options`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!answer.ok) throw new Error("That didn't work. Reload the page and try again.");
  return answer.json();
}
