import type { Mail } from "./mail.ts";

/** A part of a letter: a paragraph, a link that stands out, or a list under a heading. */
export type LetterPart =
  | { text: string }
  | { button: string; url: string }
  | { heading: string; items: { text: string; url: string }[] };

interface Letter {
  to: string;
  subject: string;
  parts: LetterPart[];
  /** Why somebody gets this mail. */
  reason: string;
  unsubscribe?: string;
}

/** A letter as a mail: in text and in HTML, without images or anything else to load. */
export function mailOf({ to, subject, parts, reason, unsubscribe }: Letter): Mail {
  const title = subject.replace(/\s+/g, " ").trim();
  const stop = unsubscribe ? [`Unsubscribe: ${unsubscribe}`] : [];
  const text = [title, ...parts.map(asText), "--", reason, ...stop].join("\n\n");
  const footer = unsubscribe
    ? `${escapeHtml(reason)} ${link(unsubscribe, "Unsubscribe")}`
    : escapeHtml(reason);
  const html = page(title, parts.map(asHtml).join("\n"), footer);
  return { to, subject: title, text: `${text}\n`, html, unsubscribe: unsubscribe ?? null };
}

function asText(part: LetterPart): string {
  if ("text" in part) return part.text;
  if ("button" in part) return `${part.button}:\n${part.url}`;
  const items = part.items.map(({ text, url }) => `- ${text}\n  ${url}`);
  return [part.heading, ...items].join("\n");
}

function asHtml(part: LetterPart): string {
  if ("text" in part) return `<p>${escapeHtml(part.text)}</p>`;
  if ("button" in part) return `<p>${link(part.url, part.button, buttonStyle)}</p>`;
  const items = part.items.map(({ text, url }) => `<li>${link(url, text)}</li>`);
  return `<h2 style="font-size:16px">${escapeHtml(part.heading)}</h2><ul>${items.join("")}</ul>`;
}

const buttonStyle =
  "display:inline-block;padding:10px 16px;border-radius:6px;background:#3447a8;color:#ffffff;text-decoration:none";

function link(url: string, text: string, style = "color:#3447a8"): string {
  return `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(text)}</a>`;
}

function page(title: string, body: string, footer: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1f2430;background:#ffffff">
<div style="max-width:560px">
<h1 style="font-size:20px">${escapeHtml(title)}</h1>
${body}
<p style="margin-top:32px;font-size:13px;color:#5c6270">${footer}</p>
</div>
</body>
</html>
`;
}

/** A text inside an element or a quoted attribute of HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
