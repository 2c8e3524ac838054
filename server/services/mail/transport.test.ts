import { afterEach, expect, test, vi } from "vitest";
import { mailOf } from "#domain/mail/letter.ts";
import { transportOf } from "./transport.ts";

afterEach(() => vi.restoreAllMocks());

const unsubscribe = "https://kith.example/unsubscribe/1";
const mail = mailOf({
  to: "ada@example.com",
  subject: "Hello",
  parts: [{ text: "How are you?" }],
  reason: "A test.",
  unsubscribe,
});
const from = "Kith <kith@example.com>";
const key = "secret key";

/** The requests that a mail service gets, which answers each with this status. */
function serviceAnswering(status: number): Request[] {
  const requests: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    requests.push(new Request(input, init));
    return new Response('{"message":"Unknown sender"}', { status });
  });
  return requests;
}

test("Resend gets a mail as its API documents it", async () => {
  const requests = serviceAnswering(200);
  const env = { MAIL_TRANSPORT: "resend", MAIL_FROM: from, MAIL_API_KEY: key };
  await transportOf(env)?.send(mail, "kith-mail-1");
  const [request] = requests;
  expect(request?.url).toBe("https://api.resend.com/emails");
  expect(request?.headers.get("authorization")).toBe("Bearer secret key");
  expect(request?.headers.get("idempotency-key")).toBe("kith-mail-1");
  expect(await request?.json()).toEqual({
    from,
    to: ["ada@example.com"],
    subject: "Hello",
    text: mail.text,
    html: mail.html,
    headers: {
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  });
});

test("Postmark gets a mail as its API documents it, at another address if there is one", async () => {
  const requests = serviceAnswering(200);
  const MAIL_API_URL = "https://mail.example/send";
  const env = { MAIL_TRANSPORT: "postmark", MAIL_FROM: from, MAIL_API_KEY: key, MAIL_API_URL };
  await transportOf(env)?.send(mail, "kith-mail-1");
  const [request] = requests;
  expect(request?.url).toBe(MAIL_API_URL);
  expect(request?.headers.get("x-postmark-server-token")).toBe(key);
  expect(await request?.json()).toMatchObject({
    From: from,
    To: "ada@example.com",
    Subject: "Hello",
    TextBody: mail.text,
    HtmlBody: mail.html,
    Headers: [{ Name: "List-Unsubscribe" }, { Name: "List-Unsubscribe-Post" }],
  });
});

test("Cloudflare's binding gets a mail", async () => {
  const send = vi.fn(async () => ({ messageId: "1" }));
  const env = { MAIL_TRANSPORT: "cloudflare", MAIL_FROM: from, EMAIL: { send } };
  await transportOf(env)?.send(mail, "kith-mail-1");
  expect(send).toHaveBeenCalledWith(
    expect.objectContaining({ from, to: "ada@example.com", subject: "Hello", text: mail.text }),
  );
});

test("what a mail service refuses is an error that says why", async () => {
  serviceAnswering(422);
  const env = { MAIL_TRANSPORT: "resend", MAIL_FROM: from, MAIL_API_KEY: key };
  await expect(transportOf(env)?.send(mail, "1")).rejects.toThrow(
    'The mail service answered 422: {"message":"Unknown sender"}',
  );
});

test("an incomplete configuration says what is missing", () => {
  const wrong = (env: object) => () => transportOf({ MAIL_FROM: from, ...env });
  expect(() => transportOf({ MAIL_TRANSPORT: "resend" })).toThrow("MAIL_FROM");
  expect(wrong({ MAIL_TRANSPORT: "resend" })).toThrow("MAIL_API_KEY");
  expect(wrong({ MAIL_TRANSPORT: "cloudflare" })).toThrow("EMAIL");
  expect(wrong({ MAIL_TRANSPORT: "smtp" })).toThrow("MAIL_SMTP_URL");
  for (const url of ["smtp.example.com", "smtp://smtp.example.com:587", "https://example.com"]) {
    expect(wrong({ MAIL_TRANSPORT: "smtp", MAIL_SMTP_URL: url })).toThrow("smtps://");
  }
  expect(wrong({ MAIL_TRANSPORT: "pigeon" })).toThrow("use cloudflare, resend, postmark or smtp");
});

test("without a configuration nothing is sent, and only a machine of one's own keeps mails", () => {
  expect(transportOf({})).toBeNull();
  expect(transportOf({ LOCAL_MAILBOX: true })?.name).toBe("mailbox");
  const configured = { MAIL_TRANSPORT: "resend", MAIL_FROM: from, MAIL_API_KEY: key };
  expect(transportOf({ ...configured, LOCAL_MAILBOX: true })?.name).toBe("resend");
});
