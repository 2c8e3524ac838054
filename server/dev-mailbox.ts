import { escapeHtml } from "#domain/mail/letter.ts";
import { mailHeaders } from "#domain/mail/mail.ts";
import { openDatabase } from "./db/client.ts";
import { deploymentOf } from "./deployment.ts";
import { type KeptMail, readMailbox } from "./services/mail/queue.ts";
import { mailbox } from "./services/mail/transport.ts";

/*
 * What Kith would have sent, for somebody who tries it on a machine of their own: at /dev/mailbox as a
 * page, and as JSON. Mails have links that sign people in, so nobody else may read it: it exists only
 * where local commands set LOCAL_MAILBOX, and answers only requests from that machine.
 */

const loopback = ["localhost", "127.0.0.1", "[::1]"];
const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/** Answers /dev/mailbox; null wherever there is none. */
export async function answerMailbox(
  request: Request,
  env: Cloudflare.Env,
): Promise<Response | null> {
  const { origin, hostname, pathname } = new URL(request.url);
  const { mail } = deploymentOf(env, origin);
  const isLocal =
    loopback.includes(hostname) && forwarded.every((name) => !request.headers.has(name));
  if (mail?.name !== mailbox || !isLocal || pathname !== "/dev/mailbox") return null;
  const kept = await readMailbox(openDatabase(env.DB));
  if (request.headers.get("accept")?.includes("application/json")) {
    return Response.json(
      kept.map((each) => ({ ...each, from: mail.from, headers: mailHeaders(each) })),
    );
  }
  return new Response(page(kept), { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

function page(kept: KeptMail[]): string {
  const mails = kept.length > 0 ? kept.map(article).join("\n") : "<p>No mails yet.</p>";
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mailbox · Kith</title>
<style>body{max-width:720px;margin:24px auto;padding:0 16px;font:16px/1.5 sans-serif;color-scheme:light dark}
article{border-top:1px solid;padding:8px 0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}</style></head>
<body><main><h1>Mailbox</h1><p>Mails that Kith would have sent, newest first.</p>
${mails}</main></body></html>
`;
}

function article({ to, subject, text, createdAt }: KeptMail): string {
  const date = new Date(createdAt).toISOString().replace("T", " ").slice(0, 16);
  return `<article><h2>${escapeHtml(subject)}</h2><p>To ${escapeHtml(to)}, ${date} UTC</p><pre>${linked(text)}</pre></article>`;
}

/** A text with its links to press. */
function linked(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
}
