import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { isPlaceholder, unverifiedEmailMessage } from "#domain/account/email.ts";
import { mailOf } from "#domain/mail/letter.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { mails } from "../../db/schema.ts";
import { sendMail } from "./queue.ts";
import type { Transport } from "./transport.ts";

/** What a deployment says about mail. */
interface MailSetup {
  mail: Transport | null;
  mailFault: string | null;
}

/** How the mails to a person are sent, and what became of them. */
export interface MailStatus {
  transport: Transport["name"] | null;
  /** What is missing in its configuration. */
  fault: string | null;
  from: string | null;
  /** Null as long as no address is confirmed. */
  to: string | null;
  /** Mails that still have to be sent. */
  waiting: number;
  /** What the provider said about the last mail that it didn't accept, and when it is tried again. */
  failure: MailFailure | null;
}

interface MailFailure {
  /** Null for a mail to another address than the account's: it may say whether that has an account. */
  subject: string | null;
  error: string;
  attempts: number;
  nextAt: number | null;
}

/** What the owner may know about mail: only what concerns mails to them. */
export async function readMailStatus(
  owner: Owner,
  { mail: transport, mailFault }: MailSetup,
): Promise<MailStatus> {
  const { to, subject, error, attempts, nextAt } = mails;
  const theirs = eq(mails.userId, owner.userId);
  const [[person], [counted], [failed]] = await batch(owner.db, [
    owner.db.select({ email: user.email }).from(user).where(eq(user.id, owner.userId)),
    owner.db
      .select({ waiting: sql<number>`count(*)` })
      .from(mails)
      .where(and(theirs, isNull(mails.sentAt), isNotNull(nextAt))),
    owner.db
      .select({ to, subject, error, attempts, nextAt })
      .from(mails)
      .where(and(theirs, isNull(mails.sentAt), isNotNull(error)))
      .orderBy(desc(mails.id))
      .limit(1),
  ]);
  if (!person) throw missing("account");
  const own = isPlaceholder(person.email) ? null : person.email;
  return {
    transport: transport?.name ?? null,
    fault: mailFault,
    from: transport?.from ?? null,
    to: own,
    waiting: counted?.waiting ?? 0,
    failure: failed ? failureOf(failed, own) : null,
  };
}

type Failed = Pick<typeof mails.$inferSelect, "to" | "subject" | "error" | "attempts" | "nextAt">;

function failureOf({ to, subject, error, ...tries }: Failed, own: string | null): MailFailure {
  return { ...tries, subject: to === own ? subject : null, error: error ?? "" };
}

/**
 * Sends a test to the owner's own address; one that can't be sent now is tried again. Refuses BAD_REQUEST if no
 * address is confirmed.
 */
export async function sendTest(
  owner: Owner,
  setup: MailSetup,
): Promise<{ to: string; sent: boolean }> {
  const { to } = await readMailStatus(owner, setup);
  if (to === null) throw new Refusal("BAD_REQUEST", unverifiedEmailMessage);
  const mail = mailOf({
    to,
    subject: "Test mail from Kith",
    parts: [{ text: "Mail from Kith reaches you." }],
    reason: "You asked for this test in Kith's settings.",
  });
  const sent = await sendMail(owner.db, setup.mail, {
    userId: owner.userId,
    mail,
    now: Date.now(),
  });
  return { to, sent };
}
