import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import {
  invitationLetter,
  invitationLifetime,
  invitationUrl,
  notInvitingMessage,
} from "#domain/account/invitation.ts";
import type { SignUpMode } from "#domain/account/sign-up.ts";
import { Refusal } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";
import { digestOf } from "../db/digest.ts";
import type { Owner } from "../db/owner.ts";
import { invitations } from "../db/schema.ts";
import { sendMail } from "./mail/queue.ts";
import type { Transport } from "./mail/transport.ts";

/** What a deployment says about invitations. */
interface Inviting {
  signUp: SignUpMode;
  mail: Transport | null;
  origin: string;
}

/** An invitation that nobody has used yet. */
export interface OpenInvitation {
  id: number;
  /** Null for a link that was handed on. */
  email: string | null;
  /** In milliseconds. */
  expiresAt: number;
}

const mostShown = 100;

/** The owner's unused invitations, latest first, and whether they may invite. */
export async function listInvitations(
  owner: Owner,
  { signUp }: Inviting,
): Promise<{ mayInvite: boolean; invitations: OpenInvitation[] }> {
  const { id, email, expiresAt, usedAt } = invitations;
  const [[first], rows] = await batch(owner.db, [
    firstOf(owner.db),
    owner.db
      .select({ id, email, expiresAt })
      .from(invitations)
      .where(and(eq(invitations.userId, owner.userId), isNull(usedAt), gt(expiresAt, Date.now())))
      .orderBy(desc(id))
      .limit(mostShown),
  ]);
  return { mayInvite: signUp === "invite" && first?.id === owner.userId, invitations: rows };
}

/** Who has signed up first, and so has set this Kith up. */
function firstOf(db: Database) {
  return db.select({ id: sql<number>`min(${user.id})` }).from(user);
}

/**
 * Invites somebody: by a mail to an address, or by the link that is returned. Refuses BAD_REQUEST for
 * anybody but the first person.
 */
export async function invite(
  owner: Owner,
  deployment: Inviting,
  { email, from }: { email: string | undefined; from: string },
): Promise<{ url: string | null }> {
  const { mayInvite } = await listInvitations(owner, deployment);
  if (!mayInvite) throw new Refusal("BAD_REQUEST", notInvitingMessage);
  const { origin, mail } = deployment;
  const token = crypto.randomUUID();
  const now = Date.now();
  const expiresAt = now + invitationLifetime;
  const row = {
    userId: owner.userId,
    email: email ?? null,
    token: await digestOf(token),
    expiresAt,
  };
  await batch(owner.db, [owner.db.insert(invitations).values(row)]);
  if (!email || !mail) return { url: invitationUrl({ origin, token }) };
  const letter = invitationLetter({ email, origin, token, from });
  await sendMail(owner.db, mail, { userId: owner.userId, mail: letter, expiresAt, now });
  return { url: null };
}

/** Takes an invitation back; one that isn't the owner's makes no difference. */
export async function removeInvitation(owner: Owner, id: number): Promise<void> {
  const own = and(eq(invitations.userId, owner.userId), eq(invitations.id, id));
  await batch(owner.db, [owner.db.delete(invitations).where(own)]);
}

function unused(digest: string) {
  const { token, usedAt, expiresAt } = invitations;
  return and(eq(token, digest), isNull(usedAt), gt(expiresAt, Date.now()));
}

/** Whether an invitation can be used. */
export async function isInvited(db: Database, token: string): Promise<boolean> {
  if (!token) return false;
  const open = unused(await digestOf(token));
  const [found] = await batch(db, [
    db.select({ id: invitations.id }).from(invitations).where(open),
  ]);
  return found.length > 0;
}

/** Uses an invitation, before an account is created; false if it can't be. */
export async function takeInvitation(db: Database, token: string): Promise<boolean> {
  const taken = await db
    .update(invitations)
    .set({ usedAt: Date.now() })
    .where(unused(await digestOf(token)))
    .returning({ id: invitations.id });
  return taken.length > 0;
}

/** Leaves an invitation to be used again, if no account came of it. */
export async function returnInvitation(db: Database, token: string): Promise<void> {
  const row = eq(invitations.token, await digestOf(token));
  await db.update(invitations).set({ usedAt: null }).where(row);
}
