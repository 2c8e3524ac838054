import fc from "fast-check";
import { expect, test } from "vitest";
import { contactFieldNames, contactFields } from "./fields.ts";
import { contactFieldsInFiles } from "./fields-in-files.ts";
import { type CardContact, writeVCard } from "./vcard.ts";

const nobody = {
  ...(Object.fromEntries(contactFieldNames.map((field) => [field, null])) as Record<
    (typeof contactFieldNames)[number],
    null
  >),
  emailLabel: null,
  phoneLabel: null,
  moreEmails: [],
  morePhones: [],
  tags: [],
  updatedAt: Date.UTC(2026, 10, 23, 9, 5, 7, 89),
};

const uid = "https://kith.example/contacts/7";

function card(contact: Partial<CardContact>): string {
  return writeVCard({ ...nobody, firstName: "Ann", ...contact }, uid);
}

/** The unfolded lines of a card. */
function linesOf(text: string): string[] {
  return text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
}

/** The values of a property, by its name and parameters. */
function values(text: string, property: string): string[] {
  return linesOf(text)
    .filter((line) => line.startsWith(`${property}:`))
    .map((line) => line.slice(property.length + 1));
}

test("a card has what a card must have, the version first, and ends each line with CRLF", () => {
  expect(card({ lastName: "Lee" })).toBe(
    [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "PRODID:-//Kith//Kith//EN",
      "UID:https://kith.example/contacts/7",
      "FN:Ann Lee",
      "N:Lee;Ann;;;",
      "REV:20261123T090507Z",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
});

test("a card has every value of a contact", () => {
  const lines = linesOf(
    card({
      email: "ann@work.example",
      emailLabel: "work",
      moreEmails: [
        { label: "home", value: "ann@home.example" },
        { label: "mobile", value: "ann@phone.example" },
      ],
      phone: "+61 2 9999 0000",
      phoneLabel: "work",
      morePhones: [
        { label: "mobile", value: "0412 345 678" },
        { label: "other", value: "007" },
        { label: null, value: "1800 000 000" },
      ],
      company: "Smith, Sons; & Co",
      jobTitle: "CTO, Asia",
      street: "Level 2\n1 George St",
      city: "Sydney",
      region: "NSW",
      postalCode: "0200",
      country: "Australia",
      birthday: "1980-03-22",
      website: "example.com/a,b;c",
      linkedin: "https://www.linkedin.com/in/ann",
      notes: "Likes tea; and\r\n\\coffee\\, black",
      tags: [{ name: "VIP" }, { name: "Lead, warm" }],
    }),
  );
  expect(lines.slice(6, -2)).toEqual([
    "EMAIL;TYPE=work;PREF=1:ann@work.example",
    "EMAIL;TYPE=home:ann@home.example",
    "EMAIL:ann@phone.example",
    "TEL;TYPE=work;PREF=1:+61 2 9999 0000",
    "TEL;TYPE=cell:0412 345 678",
    "TEL:007",
    "TEL:1800 000 000",
    "ORG:Smith\\, Sons\\; & Co",
    "TITLE:CTO\\, Asia",
    "URL:https://www.linkedin.com/in/ann",
    "URL:https://example.com/a,b;c",
    "ADR:;;Level 2\\n1 George St;Sydney;NSW;0200;Australia",
    "BDAY:19800322",
    "NOTE:Likes tea; and\\n\\\\coffee\\\\\\, black",
    "CATEGORIES:VIP,Lead\\, warm",
  ]);
});

test.each(contactFieldNames)("%s is on a card, in the property that it declares", (name) => {
  const { vcard } = contactFieldsInFiles[name];
  const [text, written] =
    contactFields[name].kind === "birthday"
      ? ["1980-03-22", "19800322"]
      : ["a.example", "a.example"];
  const lines = linesOf(card({ [name]: text })).filter((line) => line.startsWith(`${vcard}:`));
  expect(lines.join()).toContain(written);
});

test("one email alone is not preferred to others", () => {
  expect(values(card({ email: "ann@example.com" }), "EMAIL")).toEqual(["ann@example.com"]);
  const second = { moreEmails: [{ label: "home" as const, value: "ann@example.com" }] };
  expect(values(card(second), "EMAIL;TYPE=home")).toEqual(["ann@example.com"]);
});

test("a birthday without its year is written without one", () => {
  expect(values(card({ birthday: "--02-29" }), "BDAY")).toEqual(["--0229"]);
});

test("an address has its seven parts, whichever are known", () => {
  expect(values(card({ country: "NZ; Aotearoa" }), "ADR")).toEqual([";;;;;;NZ\\; Aotearoa"]);
  expect(values(card({ street: "1, High St" }), "ADR")).toEqual([";;1\\, High St;;;;"]);
});

test("a name of one part has its value, and its position", () => {
  const lines = linesOf(card({ firstName: null, lastName: "O;Brien, Jr" }));
  expect(lines).toContain("FN:O;Brien\\, Jr");
  expect(lines).toContain("N:O\\;Brien\\, Jr;;;;");
});

test("control characters are left out, line ends of any kind become one", () => {
  const notes = "a\u0001b\u0007\u007f\u0085c\u2028d\te\r\nf\rg\nh";
  expect(values(card({ notes }), "NOTE")).toEqual(["abcd\te\\nf\\ng\\nh"]);
});

test("a text that looks like lines of a card stays a text", () => {
  const notes = "x\r\nEND:VCARD\r\nBEGIN:VCARD\nTEL:1";
  const lines = linesOf(card({ notes }));
  expect(lines.filter((line) => line.startsWith("END:"))).toHaveLength(1);
  expect(lines).toContain("NOTE:x\\nEND:VCARD\\nBEGIN:VCARD\\nTEL:1");
});

test("no line is longer than 75 octets, and none is cut within a character", () => {
  const notes = `${"a".repeat(70)}${"é漢😀".repeat(40)}`;
  const text = card({ notes });
  const octets = text.split("\r\n").map((line) => new TextEncoder().encode(line));
  expect(Math.max(...octets.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(75);
  // Characters of 1 to 4 octets leave at most 3 octets of a line unused.
  const full = octets.slice(6, -4).map(({ byteLength }) => byteLength);
  expect(Math.min(...full)).toBeGreaterThanOrEqual(72);
  for (const line of octets) {
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(line)).not.toThrow();
  }
  expect(values(text, "NOTE")).toEqual([notes]);
});

/** Reads a text value according to section 3.4. */
function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, mark: string) => (mark === "n" ? "\n" : mark));
}

test("what any text holds comes back when the card is read by the rules", () => {
  const piece = fc.constantFrom(
    "\\",
    ",",
    ";",
    "\n",
    ":",
    "n",
    " ",
    "\t",
    "a",
    "é",
    "😀",
    "\\n",
    "漢字",
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 120 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, text, text, (notes, lastName, name) => {
      const written = card({ notes, lastName, tags: [{ name }, { name: "b" }] });
      expect(unescaped(values(written, "NOTE")[0] ?? "")).toBe(notes);
      const parts = (values(written, "N")[0] ?? "").match(/(?:[^;\\]|\\.)*/g)?.[0] ?? "";
      expect(unescaped(parts)).toBe(lastName);
      const [first = ""] = (values(written, "CATEGORIES")[0] ?? "").match(/(?:[^,\\]|\\.)*/g) ?? [];
      expect(unescaped(first)).toBe(name);
      for (const line of written.split("\r\n")) {
        expect(new TextEncoder().encode(line).byteLength).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
    }),
  );
});

test("a nickname is one, also with a comma in it", () => {
  expect(values(card({ nickname: "Bob, the builder" }), "NICKNAME")).toEqual([
    "Bob\\, the builder",
  ]);
  expect(values(card({}), "NICKNAME")).toEqual([]);
});
