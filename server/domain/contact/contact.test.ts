import fc from "fast-check";
import { expect, test } from "vitest";
import { isEmail, isLink, linkOf } from "../address.ts";
import { recordOf } from "../record-of.ts";
import { isBlank } from "../text.ts";
import { callingFields, displayName, initials, isUncalled, nameAndCompany } from "./contact.ts";
import { contactKeys } from "./key.ts";

const invisible = fc.string({ unit: fc.constantFrom(" ", "\u200b", "\u3164", "\u2800", "\u202e") });
const unreachable = { email: null, phone: null, company: null };
const name = fc.option(fc.oneof(fc.string({ unit: "grapheme", maxLength: 20 }), invisible));

test.each([
  [{ firstName: "Ada", lastName: "Lovelace" }, "Ada Lovelace"],
  [{ firstName: "Ada", lastName: null }, "Ada"],
  [{ firstName: null, lastName: "Lovelace" }, "Lovelace"],
  [{ firstName: null, lastName: null }, "No name"],
  [{ firstName: "", lastName: "" }, "No name"],
  [{ firstName: "\u200b", lastName: "\u3164 " }, "No name"],
  [{ firstName: "\u2060", lastName: "Lovelace" }, "Lovelace"],
  [{ firstName: "太郎", lastName: "山田" }, "山田太郎"],
  [{ firstName: "伟", lastName: "王" }, "王伟"],
  [{ firstName: "민수", lastName: "김" }, "김민수"],
  [{ firstName: "さくら", lastName: "佐々木" }, "佐々木さくら"],
  [{ firstName: "エミリー", lastName: "山田" }, "山田エミリー"],
  [{ firstName: "マイケル", lastName: "ジャクソン" }, "マイケル ジャクソン"],
  [{ firstName: "Taro", lastName: "山田" }, "Taro 山田"],
  [{ firstName: "太郎", lastName: null }, "太郎"],
])("the name of %o is %s", (named, called) => {
  expect(displayName({ ...unreachable, ...named })).toBe(called);
});

test.each([
  [{ firstName: "Ada", email: "ada@example.com", company: "Acme" }, "Ada", "A"],
  [{ email: "ada@example.com", phone: "+61 2", company: "Acme" }, "ada@example.com", "A"],
  [{ firstName: "\u200b", phone: "+61 2", company: "Acme" }, "+61 2", "6"],
  [{ email: " ", company: "Acme" }, "Acme", "A"],
])("a contact with %o is called %s, and its avatar shows %s", (typed, called, letters) => {
  const contact = { firstName: null, lastName: null, ...unreachable, ...typed };
  expect(displayName(contact)).toBe(called);
  expect(initials(contact)).toBe(letters);
});

test("a company that stands in for the name is said once", () => {
  const acme = { firstName: null, lastName: null, ...unreachable, company: "Acme" };
  expect(nameAndCompany(acme)).toEqual(["Acme"]);
  expect(nameAndCompany({ ...acme, firstName: "Ada" })).toEqual(["Ada", "Acme"]);
  expect(nameAndCompany({ ...acme, firstName: "Ada", company: null })).toEqual(["Ada"]);
});

test("no name on screen says null or nothing, whatever is missing", () => {
  fc.assert(
    fc.property(fc.record(recordOf(callingFields, () => name)), (contact) => {
      fc.pre(!Object.values(contact).join("").includes("null"));
      expect(displayName(contact)).not.toMatch(/null|undefined/);
      expect(isBlank(displayName(contact))).toBe(false);
      expect(isBlank(initials(contact))).toBe(false);
      expect(displayName(contact) === "No name").toBe(isUncalled(contact));
    }),
  );
});

test.each([
  ["ada", "lovelace", "AL"],
  ["😀 Joy", "𠮷野", "😀𠮷"],
  ["👩‍👩‍👧‍👦 Team", "🇩🇪 Berlin", "👩‍👩‍👧‍👦🇩🇪"],
  ["நித்யா", null, "நி"],
  ["ijs", "ßtraße", "IJß"],
  ["IJsbrand", "ﬁne", "IJﬁ"],
  ["IJAZ", "Khan", "IK"],
  ["太郎", "山田", "山太"],
  ["\u200bann", "\u2060", "A"],
  [null, null, "?"],
])("the initials of %s %s are %s", (firstName, lastName, expected) => {
  expect(initials({ firstName, lastName, ...unreachable })).toBe(expected);
});

test("spaces and invisible characters are nothing to call a contact by", () => {
  expect(isUncalled({ firstName: "\u200b", lastName: "\u3164" })).toBe(true);
  expect(isUncalled({ firstName: " \t", lastName: null })).toBe(true);
  expect(isUncalled({})).toBe(true);
  expect(isUncalled({ lastName: " x " })).toBe(false);
  expect(isUncalled({ phone: "1" })).toBe(false);
});

test.each([
  "ada@example.com",
  "ada.lovelace+crm@mail.example.co.uk",
  "o'brien@example.ie",
  "用户@例子.公司",
  "jörg@müller.example",
])("%s is an email address", (text) => {
  expect(isEmail(text)).toBe(true);
});

test.each([
  "",
  "ada",
  "ada@",
  "@example.com",
  "ada@example",
  "ada@@example.com",
  "ada@example..com",
  "ada@.example.com",
  "ada@example.com.",
  "ada lovelace@example.com",
  "ada@example.com, bob@example.com",
  "Ada <ada@example.com>",
  "ada@exam ple.com",
  `${"a".repeat(65)}@example.com`,
])("%s isn't an email address", (text) => {
  expect(isEmail(text)).toBe(false);
});

test("a long text that is nearly an address is judged at once", () => {
  const started = Date.now();
  expect(isEmail(`a@${"a.".repeat(50_000)}`)).toBe(false);
  expect(isEmail(`${"a@".repeat(50_000)}a`)).toBe(false);
  expect(Date.now() - started).toBeLessThan(1_000);
});

test("contacts are sorted by last name, then first, whatever the case and marks", () => {
  const key = (firstName: string | null, lastName: string | null) =>
    contactKeys({
      firstName,
      lastName,
      email: null,
      phone: null,
      company: null,
      jobTitle: null,
      nickname: null,
      moreEmails: [],
      morePhones: [],
    }).nameKey;
  const sorted = [key("Zoë", "ábel"), key("adam", "Abel"), key("Ada", null)].sort();
  expect(sorted).toEqual(["abel adam", "abel zoe", "ada"]);
});

test.each([
  ["https://example.com/a?b=c", "https://example.com/a?b=c"],
  ["linkedin.com/in/ada", "https://linkedin.com/in/ada"],
  ["HTTP://Example.com", "http://example.com/"],
])("the link %s leads to %s", (typed, leads) => {
  expect(linkOf(typed)).toBe(leads);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,a",
  "mailto:a@example.com",
  "just words",
  "localhost",
  "example.",
  "",
])("%j isn't a link", (typed) => {
  expect(isLink(typed)).toBe(false);
});
