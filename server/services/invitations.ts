import { and, desc, eq, gt, isNull, notLike, sql } from "drizzle-orm";
import { placeholderPattern } from "#domain/account/email.ts";
import {
  invitationLetter,
  invitationLifetime,
  invitationUrl,
  notInvitingMessage,
  tooManyInvitationsMessage,
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
  /** Signs tokens. */
  secret: string;
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
const mostOfDay = 50;

/** The owner's unused invitations, latest first, and whether they may invite. */
export async function listInvitations(
  owner: Owner,
  { signUp }: Pick<Inviting, "signUp">,
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

/** Who has signed up first, with an address, and so has set this Kith up. */
function firstOf(db: Database) {
  const hasAddress = notLike(user.email, placeholderPattern);
  return db
    .select({ id: sql<number>`min(${user.id})` })
    .from(user)
    .where(hasAddress);
}

/** Whom to invite, and on whose behalf. */
interface Guest {
  email?: string | undefined;
  from: string;
  /** The same operation twice is one invitation. */
  operation?: string | undefined;
}

/**
 * Invites somebody: by a mail to an address, or by the link that is returned. Refuses BAD_REQUEST for
 * anybody but the first person, and TOO_MANY_REQUESTS after 50 in a day.
 */
export async function invite(
  owner: Owner,
  deployment: Inviting,
  { email, from, operation = crypto.randomUUID() }: Guest,
): Promise<{ url: string | null }> {
  const { mayInvite } = await listInvitations(owner, deployment);
  if (!mayInvite) throw new Refusal("BAD_REQUEST", notInvitingMessage);
  const { origin, mail, secret } = deployment;
  const token = await tokenOf(secret, `${owner.userId} ${operation}`);
  const now = Date.now();
  await checkRoom(owner, now);
  const expiresAt = now + invitationLifetime;
  const row = {
    userId: owner.userId,
    email: email ?? null,
    token: await digestOf(token),
    expiresAt,
  };
  const [added] = await batch(owner.db, [
    owner.db
      .insert(invitations)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: invitations.id }),
  ]);
  if (!email || !mail) return { url: invitationUrl({ origin, token }) };
  if (added.length === 0) return { url: null };
  const letter = invitationLetter({ email, origin, token, from });
  await sendMail(owner.db, mail, { userId: owner.userId, mail: letter, expiresAt, now });
  return { url: null };
}

/** Refuses TOO_MANY_REQUESTS once too many invitations were made within a day, removed ones too. */
async function checkRoom({ db, userId }: Owner, now: number): Promise<void> {
  const since = now + invitationLifetime - 86_400_000;
  const [[made]] = await batch(db, [
    db
      .select({ count: sql<number>`count(*)` })
      .from(invitations)
      .where(and(eq(invitations.userId, userId), gt(invitations.expiresAt, since))),
  ]);
  if ((made?.count ?? 0) < mostOfDay) return;
  throw new Refusal("TOO_MANY_REQUESTS", tooManyInvitationsMessage);
}

/** The token of an operation: only whoever has the secret can make it again. */
async function tokenOf(secret: string, operation: string): Promise<string> {
  const text = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", text.encode(secret), algorithm, false, ["sign"]);
  const signed = await crypto.subtle.sign(
    "HMAC",
    key,
    text.encode(`kith invitation: ${operation}`),
  );
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Takes an invitation back, which counts as used; one that isn't the owner's makes no difference. */
export async function removeInvitation(owner: Owner, id: number): Promise<void> {
  const own = and(eq(invitations.userId, owner.userId), eq(invitations.id, id));
  const set = { usedAt: Date.now() };
  await batch(owner.db, [owner.db.update(invitations).set(set).where(own)]);
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
