import { SELF } from "cloudflare:test";

export interface MailboxMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** The mails in the local mailbox to an address, newest first. */
export async function mailsTo(email: string): Promise<MailboxMail[]> {
  const headers = { accept: "application/json" };
  const answer = await SELF.fetch("http://localhost/dev/mailbox", { headers });
  const mails = (await answer.json()) as MailboxMail[];
  return mails.filter(({ to }) => to === email);
}
