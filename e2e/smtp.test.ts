import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { servedSite } from "./served-site.ts";
import { SiteVisitor } from "./visitor.ts";

/* Mail by SMTP, from the Worker to a mail server on this machine. */

const ports = { site: 4197, smtp: 4198 };

interface Received {
  from: string;
  to: string[];
  user: string;
  text: string;
}

const received: Received[] = [];
const server = new SMTPServer({
  disabledCommands: ["STARTTLS"],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _session, done) =>
    password === "a password" ? done(null, { user: username ?? "" }) : done(new Error("Wrong")),
  async onData(stream, { envelope, user }, done) {
    let text = "";
    for await (const part of stream.setEncoding("utf8")) text += part;
    const from = envelope.mailFrom ? envelope.mailFrom.address : "";
    const to = envelope.rcptTo.map(({ address }) => address);
    received.push({ from, to, user: String(user), text });
    done();
  },
});
server.listen(ports.smtp, "127.0.0.1");
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const site = servedSite(ports.site, {
  MAIL_TRANSPORT: "smtp",
  MAIL_FROM: "Kith <crm@example.com>",
  MAIL_SMTP_URL: `smtp://kith:a%20password@127.0.0.1:${ports.smtp}`,
});

/** Quoted-printable as text. */
function decoded(text: string): string {
  return text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

test("a forgotten password's link arrives by SMTP", async () => {
  const visitor = new SiteVisitor(site);
  const email = `${crypto.randomUUID()}@example.com`;
  await visitor.post("/sign-up", { name: "Ada", email, password: "correct horse" });
  await new SiteVisitor(site).post("/forgot-password", { email });
  await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1);
  const [mail] = received;
  expect(mail).toMatchObject({ from: "crm@example.com", to: [email], user: "kith" });
  const text = decoded(mail?.text ?? "");
  expect(text).toMatch(/^From: .*Kith.* <crm@example\.com>/m);
  expect(text).toMatch(/^Message-ID: <kith-mail-\d+@example\.com>/m);
  expect(text).toContain(`${site.origin}/reset-password?token=`);
});
