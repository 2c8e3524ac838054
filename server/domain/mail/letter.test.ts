import { expect, test } from "vitest";
import { mailOf } from "./letter.ts";
import { mailHeaders } from "./mail.ts";

const nasty = `<img src=x onerror=alert(1)> & "quotes"`;

test("a letter says the same in text and in HTML, where nothing typed becomes markup", () => {
  const { text, html } = mailOf({
    to: "ada@example.com",
    subject: nasty,
    parts: [
      { text: `About ${nasty}` },
      { button: "Open", url: "https://kith.example/?a=1&b=2" },
      { heading: "Due", items: [{ text: nasty, url: "https://kith.example/tasks/1" }] },
    ],
    reason: "You asked for it.",
  });
  for (const said of [nasty, "https://kith.example/?a=1&b=2", "Due", "You asked for it."]) {
    expect(text).toContain(said);
  }
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;");
  expect(html).toContain('href="https://kith.example/?a=1&amp;b=2"');
});

test("a subject is one line, so that it can't add headers", () => {
  const letter = { to: "ada@example.com", parts: [], reason: "" };
  const { subject } = mailOf({ ...letter, subject: "Due\r\nBcc: eve@example.com" });
  expect(subject).toBe("Due Bcc: eve@example.com");
});

test("only mails that can be stopped have headers to unsubscribe", () => {
  expect(mailHeaders({ unsubscribe: null })).toEqual({});
  expect(mailHeaders({ unsubscribe: "https://kith.example/unsubscribe/1" })).toEqual({
    "List-Unsubscribe": "<https://kith.example/unsubscribe/1>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});
