const encoder = new TextEncoder();

/** What is signed with the secret that signs sessions, for links that need no sign-in. */
const purpose = "kith daily digest";

async function keyFor(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
    "verify",
  ]);
}

function signed(userId: number): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${purpose}: ${userId}`);
}

/** What a link has to name to stop the digest of this person, and no other. */
export async function unsubscribeToken(secret: string, userId: number): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await keyFor(secret), signed(userId));
  const hex = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0"));
  return `${userId}-${hex.join("")}`;
}

/** Whose digest a token stops; null if nobody has signed it. */
export async function personOfToken(secret: string, token: string): Promise<number | null> {
  const [, id = "", hex = ""] = /^(\d{1,15})-([\da-f]{64})$/.exec(token) ?? [];
  if (!id) return null;
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const key = await keyFor(secret);
  return (await crypto.subtle.verify("HMAC", key, signature, signed(Number(id))))
    ? Number(id)
    : null;
}
