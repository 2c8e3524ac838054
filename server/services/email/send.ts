import { noMailMessage, nothingToConfirmMessage, sameEmailMessage } from "#domain/account/email.ts";
import { Refusal } from "#domain/refusal.ts";
import type { Owner } from "../../db/owner.ts";
import { deliver } from "../mail/queue.ts";
import type { Transport } from "../mail/transport.ts";
import { countChanges, countLinks, readEmail, requestEmail } from "./request.ts";

/** What a deployment says about mails and the links in them. */
interface Sender {
  mail: Transport | null;
  origin: string;
}

/** Asks for another address. Refuses the present one, and TOO_MANY_REQUESTS. */
export async function changeEmail(owner: Owner, sender: Sender, email: string): Promise<void> {
  const present = await readEmail(owner, Date.now());
  if (email.toLowerCase() === present.email) {
    throw new Refusal("BAD_REQUEST", sameEmailMessage, "email");
  }
  await send(owner, sender, { email });
}

/**
 * Sends new links for the address that is still to be confirmed; earlier ones end, and what they have
 * confirmed stays. Refuses as above.
 */
export async function sendLinks(owner: Owner, sender: Sender): Promise<void> {
  const { email: present, isVerified, change } = await readEmail(owner, Date.now());
  const email = change?.email ?? (isVerified ? null : present);
  if (email === null) throw new Refusal("BAD_REQUEST", nothingToConfirmMessage);
  const done = change ? { old: !change.waitsForOld, new: !change.waitsForNew } : undefined;
  await send(owner, sender, { email, done });
}

interface Asked {
  email: string;
  /** What earlier links have confirmed. */
  done?: { old: boolean; new: boolean } | undefined;
}

async function send(
  { db, userId }: Owner,
  { mail, origin }: Sender,
  { email, done }: Asked,
): Promise<void> {
  if (!mail) throw new Refusal("BAD_REQUEST", noMailMessage);
  await countChanges(db, userId);
  await countLinks(db, email);
  const now = Date.now();
  const ids = await requestEmail(db, userId, { email, origin, now, done });
  await deliver(db, mail, { now, ids });
}
