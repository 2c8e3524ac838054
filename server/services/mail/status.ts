import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { mailOf } from "#domain/mail/letter.ts";
import { missing } from "#domain/refusal.ts";
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
  to: string;
  /** Mails that still have to be sent. */
  waiting: number;
  /** What the provider said about the last mail that it didn't accept, and when it is tried again. */
  failure: { subject: string; error: string; attempts: number; nextAt: number | null } | null;
}

/** What the owner may know about mail: only what concerns mails to them. */
export async function readMailStatus(
  owner: Owner,
  { mail: transport, mailFault }: MailSetup,
): Promise<MailStatus> {
  const { subject, error, attempts, nextAt } = mails;
  const own = eq(mails.userId, owner.userId);
  const [[person], [counted], [failed]] = await batch(owner.db, [
    owner.db.select({ email: user.email }).from(user).where(eq(user.id, owner.userId)),
    owner.db
      .select({ waiting: sql<number>`count(*)` })
      .from(mails)
      .where(and(own, isNull(mails.sentAt), isNotNull(nextAt))),
    owner.db
      .select({ subject, error, attempts, nextAt })
      .from(mails)
      .where(and(own, isNull(mails.sentAt), isNotNull(error)))
      .orderBy(desc(mails.id))
      .limit(1),
  ]);
  if (!person) throw missing("account");
  return {
    transport: transport?.name ?? null,
    fault: mailFault,
    from: transport?.from ?? null,
    to: person.email,
    waiting: counted?.waiting ?? 0,
    failure: failed ? { ...failed, error: failed.error ?? "" } : null,
  };
}

/** Sends a test to the owner's own address; one that can't be sent now is tried again. */
export async function sendTest(
  owner: Owner,
  setup: MailSetup,
): Promise<{ to: string; sent: boolean }> {
  const { to } = await readMailStatus(owner, setup);
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
