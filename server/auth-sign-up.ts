import { placeholderEmail } from "#domain/account/email.ts";
import {
  invitedOnlyMessage,
  type SignUpMode,
  signUpClosedMessage,
} from "#domain/account/sign-up.ts";
import { logFault } from "#domain/fault-line.ts";
import { Refusal } from "#domain/refusal.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import type { Database } from "./db/client.ts";
import { dueAfterGrace } from "./services/deletion/request.ts";
import { countLinks, requestEmail } from "./services/email/request.ts";
import { returnInvitation, takeInvitation } from "./services/invitations.ts";
import { deliver } from "./services/mail/queue.ts";
import { checkPassword } from "./services/password-strength.ts";
import { isSignUpOpen } from "./services/sign-up.ts";

interface NewPerson {
  name: string;
  email: string;
  password: string;
}

/**
 * Creates an account. Refuses BAD_REQUEST for anybody to whom sign-up isn't open and for a password that is
 * easy to guess, and TOO_MANY_REQUESTS.
 */
export async function signUp(
  visit: AuthVisit,
  {
    timeZone,
    invitation,
    ...person
  }: NewPerson & { timeZone?: string | undefined; invitation: string },
): Promise<Response> {
  const { db, deployment } = visit;
  await checkPassword(person.password, person);
  if (deployment.verifiesEmail) await countLinks(db, person.email);
  const create = () =>
    deployment.verifiesEmail
      ? signUpUnverified(visit, person, timeZone)
      : send(visit, "sign-up/email", person, timeZone);
  if (await isSignUpOpen(db, deployment.signUp)) return create();
  await spendInvitation(db, deployment.signUp, invitation);
  return orReturn(db, invitation, create);
}

/** Leaves an invitation to be used again if no account came of it. */
async function orReturn(
  db: Database,
  invitation: string,
  create: () => Promise<Response>,
): Promise<Response> {
  try {
    const response = await create();
    if (!response.ok) await returnInvitation(db, invitation);
    return response;
  } catch (error) {
    await returnInvitation(db, invitation);
    throw error;
  }
}

async function spendInvitation(db: Database, mode: SignUpMode, token: string): Promise<void> {
  if (mode !== "invite") throw new Refusal("BAD_REQUEST", signUpClosedMessage);
  if (await takeInvitation(db, token)) return;
  throw new Refusal("BAD_REQUEST", invitedOnlyMessage);
}

/**
 * Signs somebody up under no address at all until theirs is confirmed, so that the answer is the same
 * whether it has an account or not: what the mail says is looked up beside it. The account is deleted after
 * the days of grace if nobody confirms.
 */
async function signUpUnverified(
  visit: AuthVisit,
  { email, ...person }: NewPerson,
  timeZone: string | undefined,
): Promise<Response> {
  const typed = { ...person, email: placeholderEmail() };
  const response = await send(visit, "sign-up/email", typed, timeZone);
  if (response.ok) {
    const { user } = (await response.clone().json()) as { user: { id: string } };
    visit.later(askToConfirm(visit, Number(user.id), email).catch(logFault));
  }
  return response;
}

async function askToConfirm(
  { db, deployment: { mail, origin } }: AuthVisit,
  userId: number,
  email: string,
): Promise<void> {
  const now = Date.now();
  await dueAfterGrace(db, userId, now);
  const ids = await requestEmail(db, userId, { email, origin, now });
  await deliver(db, mail, { now, ids });
}
