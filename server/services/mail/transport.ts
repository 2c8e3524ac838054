import { type Mail, mailHeaders } from "#domain/mail/mail.ts";
import { sendBySmtp, smtpServerOf } from "./smtp.ts";

/** Whether mails are read in Kith itself, on a machine of one's own, instead of being sent. */
export const mailbox = "mailbox";

/** How Kith sends mail. */
export interface Transport {
  name: "cloudflare" | "resend" | "postmark" | "smtp" | typeof mailbox;
  /** The sender: "Kith <crm@example.com>". */
  from: string;
  /** How many mails it takes at the same time, if not as many as one run sends. */
  atOnce?: number;
  /**
   * Sends a mail; `key` lets the provider notice that it gets the same one again. Throws, with what
   * the provider said, if it refuses.
   */
  send: (mail: Mail, key: string) => Promise<void>;
}

/** What the Worker's configuration says about mail; docs/deploy.md explains each. */
export interface MailConfiguration {
  MAIL_TRANSPORT?: string;
  MAIL_FROM?: string;
  /** The key of the HTTP API. */
  MAIL_API_KEY?: string;
  /** Another address for the HTTP API, of a service that takes the same requests. */
  MAIL_API_URL?: string;
  /** A mail server, such as smtps://user:password@smtp.example.com:465. */
  MAIL_SMTP_URL?: string;
  EMAIL?: SendEmail;
  /** Set by the local commands, and by nothing else. */
  LOCAL_MAILBOX?: boolean;
}

/** The transport that is configured; null if none is. Throws if its configuration is incomplete. */
export function transportOf(env: MailConfiguration): Transport | null {
  const { MAIL_TRANSPORT: name, MAIL_FROM: from, EMAIL: binding } = env;
  if (!name) return env.LOCAL_MAILBOX ? localMailbox : null;
  if (!from) throw new Error("MAIL_FROM is missing: the address that Kith sends mail from.");
  switch (name) {
    case "cloudflare": {
      if (!binding) throw new Error("MAIL_TRANSPORT is cloudflare, but there is no binding EMAIL.");
      return { name, from, send: (mail) => sendByBinding(binding, from, mail) };
    }
    case "resend":
    case "postmark": {
      const { MAIL_API_KEY: key, MAIL_API_URL: url = urls[name] } = env;
      if (!key) throw new Error(`MAIL_API_KEY is missing: the key of ${name}'s API.`);
      const request = name === "resend" ? resendRequest : postmarkRequest;
      return { name, from, send: (mail, id) => sendByHttp(url, request(mail, { from, key, id })) };
    }
    case "smtp": {
      const { MAIL_SMTP_URL: address } = env;
      if (!address) throw new Error("MAIL_SMTP_URL is missing: the address of the mail server.");
      const server = smtpServerOf(address);
      // Each mail opens a connection, and mail servers refuse many from the same sender.
      return {
        name,
        from,
        atOnce: 3,
        send: (mail, key) => sendBySmtp(server, { from, mail, key }),
      };
    }
    default:
      throw new Error(`MAIL_TRANSPORT is "${name}": use cloudflare, resend, postmark or smtp.`);
  }
}

const localMailbox: Transport = {
  name: mailbox,
  from: "Kith <kith@localhost>",
  // The queue keeps what was sent: /dev/mailbox shows it.
  send: async () => {},
};

const urls = {
  resend: "https://api.resend.com/emails",
  postmark: "https://api.postmarkapp.com/email",
};

async function sendByBinding(binding: SendEmail, from: string, mail: Mail): Promise<void> {
  const { to, subject, text, html } = mail;
  await binding.send({ from, to, subject, text, html, headers: mailHeaders(mail) });
}

interface Sending {
  from: string;
  key: string;
  id: string;
}

interface ApiRequest {
  headers: Record<string, string>;
  body: object;
}

function resendRequest(mail: Mail, { from, key, id }: Sending): ApiRequest {
  const { to, subject, text, html } = mail;
  return {
    headers: { authorization: `Bearer ${key}`, "idempotency-key": id },
    body: { from, to: [to], subject, text, html, headers: mailHeaders(mail) },
  };
}

function postmarkRequest(mail: Mail, { from, key }: Sending): ApiRequest {
  const { to, subject, text, html } = mail;
  const headers = Object.entries(mailHeaders(mail)).map(([Name, Value]) => ({ Name, Value }));
  return {
    headers: { "x-postmark-server-token": key },
    body: {
      From: from,
      To: to,
      Subject: subject,
      TextBody: text,
      HtmlBody: html,
      Headers: headers,
    },
  };
}

/** The longest wait for a provider's answer, in milliseconds. */
const patience = 15_000;
const longestAnswer = 200;

async function sendByHttp(url: string, { headers, body }: ApiRequest): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...headers, accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const said = (await answer.text()).slice(0, longestAnswer);
  if (!answer.ok) throw new Error(`The mail service answered ${answer.status}: ${said}`);
}
