import { placeholderEmail } from "#domain/account/email.ts";
import { logFault } from "#domain/fault-line.ts";
import { type AuthVisit, send } from "./auth-visit.ts";
import { dueAfterGrace } from "./services/deletion/request.ts";
import { countLinks, requestEmail } from "./services/email/request.ts";
import { deliver } from "./services/mail/queue.ts";

interface NewPerson {
  name: string;
  email: string;
  password: string;
}

/**
 * Signs somebody up under no address at all until theirs is confirmed, so that the answer is the same
 * whether it has an account or not: what the mail says is looked up beside it. The account is deleted after
 * the days of grace if nobody confirms. Refuses TOO_MANY_REQUESTS.
 */
export async function signUpUnverified(
  visit: AuthVisit,
  { email, ...person }: NewPerson,
  timeZone: string | undefined,
): Promise<Response> {
  await countLinks(visit.db, email);
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
