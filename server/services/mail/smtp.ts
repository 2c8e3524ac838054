import { type Mail, mailHeaders } from "#domain/mail/mail.ts";

/** A mail server, and who sends by it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** Whether the connection is TLS from the start. */
  secure: boolean;
  credentials?: { username: string; password: string };
}

const example = "smtps://user:password@smtp.example.com:465";
const local = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The server that an address names. Only one on the same machine may do without TLS: whoever sits between
 * could otherwise have the password sent in plain, as STARTTLS is offered without TLS. Throws for others.
 */
export function smtpServerOf(address: string): SmtpServer {
  if (!URL.canParse(address)) throw new Error(`MAIL_SMTP_URL isn't an address like ${example}.`);
  const { protocol, hostname, port, username, password } = new URL(address);
  const secure = protocol === "smtps:";
  if (!secure && !(protocol === "smtp:" && local.includes(hostname))) {
    throw new Error(`MAIL_SMTP_URL has to begin with smtps://, such as ${example}.`);
  }
  const credentials = {
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  return {
    host: hostname,
    port: Number(port) || (secure ? 465 : 25),
    secure,
    ...(username && { credentials }),
  };
}

/** The longest wait for the server, in milliseconds. */
const patience = 15_000;

/** Sends a mail; throws with what the server said if it refuses. */
export async function sendBySmtp(
  server: SmtpServer,
  { from, mail, key }: { from: string; mail: Mail; key: string },
): Promise<void> {
  // It imports what only workerd has, which commands that read this file don't run in.
  const { LogLevel, WorkerMailer } = await import("worker-mailer");
  const { to, subject, text, html } = mail;
  const sender = senderOf(from);
  const domain = sender.email.slice(sender.email.lastIndexOf("@") + 1);
  const headers = { ...mailHeaders(mail), "Message-ID": `<${key}@${domain}>` };
  await WorkerMailer.send(
    {
      ...server,
      startTls: false,
      authType: ["plain", "login"],
      logLevel: LogLevel.NONE,
      socketTimeoutMs: patience,
      responseTimeoutMs: patience,
    },
    { from: sender, to, subject, text, html, headers },
  );
}

/** The parts of "Kith <crm@example.com>". */
function senderOf(from: string): { name?: string; email: string } {
  const [, name, email] = /^(.*\S)\s*<([^>]+)>$/.exec(from) ?? [];
  return name && email ? { name, email } : { email: from };
}
