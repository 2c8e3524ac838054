import { eq, exists } from "drizzle-orm";
import { type ProviderId, providerIds } from "#domain/account/provider.ts";
import { account, passkey, user } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";
import type { Transport } from "./mail/transport.ts";
import type { Provider } from "./provider/configuration.ts";

/** How somebody can sign in to an account, and so confirm that it's them. */
export interface WaysIn {
  hasPassword: boolean;
  hasPasskey: boolean;
  /** Those that are linked, and still configured here. */
  providers: ProviderId[];
  /** Whether a link in a mail signs in. */
  hasLink: boolean;
}

/** What a deployment is configured for. */
export interface Configured {
  mail: Transport | null;
  providers: Provider[];
}

/** The ways into an account: what asks for a password asks by this whether there is one. */
export async function readWaysIn(
  { db, userId }: { db: Database; userId: number },
  { mail, providers }: Configured,
): Promise<WaysIn> {
  const passkeys = db.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, userId));
  const [accounts, [person]] = await batch(db, [
    db.select({ way: account.providerId }).from(account).where(eq(account.userId, userId)),
    db
      .select({ isVerified: user.emailVerified, hasPasskey: exists(passkeys).mapWith(Boolean) })
      .from(user)
      .where(eq(user.id, userId)),
  ]);
  const has = (way: string) => accounts.some((each) => each.way === way);
  return {
    hasPassword: has("credential"),
    hasPasskey: person?.hasPasskey ?? false,
    providers: providerIds.filter((id) => has(id) && providers.some((each) => each.id === id)),
    hasLink: mail !== null && person?.isVerified === true,
  };
}
