import fc from "fast-check";
import { expect, test } from "vitest";
import { isEmail } from "../address.ts";
import { mailLink, phoneLink } from "./point-link.ts";

test.each([
  ["ann+crm@example.com", "mailto:ann+crm@example.com"],
  ["x?bcc=y@z.com", "mailto:x%3Fbcc%3Dy@z.com"],
  ["a&b@example.com", "mailto:a%26b@example.com"],
  ["100%25@example.com", "mailto:100%2525@example.com"],
])("mail to %s goes to %s", (email, link) => {
  expect(mailLink(email)).toBe(link);
});

test("mail goes to the address and nobody else, whatever the address has in it", () => {
  const part = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" });
  const emails = fc.tuple(part, part).map(([local, host]) => `${local}@${host}.com`);
  fc.assert(
    fc.property(emails.filter(isEmail), (email) => {
      const { pathname, search, hash } = new URL(mailLink(email));
      expect([decodeURIComponent(pathname), search, hash]).toEqual([email, "", ""]);
    }),
  );
});

test.each([
  ["+61 412 345 678", "tel:+61412345678"],
  ["(02) 9374-4000", "tel:(02)9374-4000"],
  ["1-359-493-6844 x1752", "tel:1-359-493-6844;ext=1752"],
  ["9374 4000 ext. 12", "tel:93744000;ext=12"],
  ["9374?4000", "tel:9374%3F4000"],
])("a call to %s goes to %s", (phone, link) => {
  expect(phoneLink(phone)).toBe(link);
});
