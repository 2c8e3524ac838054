/*
 * A browser in which somebody has signed in keeps a signed cookie that says so. Its tries at their password
 * are counted apart from strangers', who could otherwise use up every try of an account.
 */

const lifetime = 180 * 86_400;
const encoder = new TextEncoder();

const cookieName = "kith-device";

async function signatureOf(secret: string, device: string, email: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  const text = encoder.encode(`kith known device: ${device} ${email.toLowerCase()}`);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, text));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The id of a browser that has been signed in to this account before; null for any other. */
export async function knownDevice(
  request: Request,
  secret: string,
  email: string,
): Promise<string | null> {
  const cookies = request.headers.get("cookie") ?? "";
  const pattern = new RegExp(`(?:^|;\\s*)${cookieName}=([\\da-f-]{36})\\.([\\da-f]{64})`);
  const [, device, signature] = pattern.exec(cookies) ?? [];
  if (!device || !secret) return null;
  return signature === (await signatureOf(secret, device, email)) ? device : null;
}

/** The cookie by which a browser is known from now on, for half a year. */
export async function deviceCookie(
  request: Request,
  secret: string,
  email: string,
): Promise<string> {
  const device = (await knownDevice(request, secret, email)) ?? crypto.randomUUID();
  const value = `${device}.${await signatureOf(secret, device, email)}`;
  return `${cookieName}=${value}; Path=/; Max-Age=${lifetime}; HttpOnly; SameSite=Lax`;
}
