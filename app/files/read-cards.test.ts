import fc from "fast-check";
import { expect, test } from "vitest";
import { eachField } from "#domain/contact/fields.ts";
import { writeVCard } from "#domain/contact/vcard.ts";
import { readContactsFile } from "./testing.ts";

/** The contacts on cards whose lines are given without BEGIN and END. */
function read(...cards: string[][]) {
  const text = cards
    .map((lines) => ["BEGIN:VCARD", ...lines, "END:VCARD"].join("\r\n"))
    .join("\r\n");
  return readContactsFile(new TextEncoder().encode(`${text}\r\n`)).rows.map((row) =>
    "contact" in row ? row.contact : row.reason,
  );
}

test("a card of version 4.0", () => {
  expect(
    read([
      "VERSION:4.0",
      "FN:Dr. Ada Byron King",
      "N:King;Ada;Byron;Dr.;",
      "NICKNAME:Addie",
      "ORG:Analytical\\, Ltd;Engines",
      "TITLE:Countess",
      "EMAIL;TYPE=home;PREF=1:ada@home.example",
      "EMAIL;TYPE=work:ada@work.example",
      'TEL;VALUE=uri;TYPE="voice,cell":tel:+61-400-1;ext=5',
      "ADR;TYPE=home:;;1 Main St;Perth;WA;6000;Australia",
      "URL:https://www.linkedin.com/in/ada",
      "URL:https://ada.example",
      "BDAY:--1210",
      "ANNIVERSARY:18350708",
      "CATEGORIES:vip,Sydney\\, NSW",
      "NOTE:One\\nTwo\\; three",
      "UID:urn:uuid:1",
      "PHOTO:data:image/png;base64,AAAA",
    ]),
  ).toEqual([
    {
      firstName: "Ada Byron",
      lastName: "King",
      nickname: "Addie",
      company: "Analytical, Ltd",
      jobTitle: "Countess",
      email: "ada@home.example",
      emailLabel: "home",
      moreEmails: [{ label: "work", value: "ada@work.example" }],
      phone: "+61-400-1 ext. 5",
      phoneLabel: "mobile",
      street: "1 Main St",
      city: "Perth",
      region: "WA",
      postalCode: "6000",
      country: "Australia",
      linkedin: "https://www.linkedin.com/in/ada",
      website: "https://ada.example",
      birthday: "--12-10",
      tags: ["vip", "Sydney, NSW"],
      notes: "One\nTwo; three\nTitle: Dr.\nDepartment: Engines\nAnniversary: 18350708",
    },
  ]);
});

test("a card of version 3.0 from Apple, with folds, groups and its own labels", () => {
  expect(
    read([
      "version:3.0",
      "n:Doe;Jane;;;",
      "fn:Jane Doe",
      "item1.EMAIL;type=INTERNET;type=pref:jane@exam",
      " ple.com",
      "item1.X-ABLabel:_$!<Work>!$_",
      "item2.TEL:555 0101",
      "item2.X-ABLabel:Boat",
      "item3.X-ABRELATEDNAMES:Bo Doe",
      "item3.X-ABLabel:_$!<Spouse>!$_",
      "BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-03-22",
      "URL:http\\://jane.example",
    ]),
  ).toEqual([
    {
      firstName: "Jane",
      lastName: "Doe",
      email: "jane@example.com",
      emailLabel: "work",
      phone: "555 0101",
      phoneLabel: "other",
      website: "http://jane.example",
      birthday: "--03-22",
      notes: "Related name Spouse: Bo Doe",
    },
  ]);
});

test("a card of version 2.1, with bare types and quoted-printable in another charset", () => {
  expect(
    read([
      "VERSION:2.1",
      "N;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
      "TEL;WORK;FAX:111",
      "TEL;CELL:222",
      "EMAIL;INTERNET:joerg@example.com",
      "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 =",
      "at noon=0D=0Aon Monday",
    ]),
  ).toEqual([
    {
      firstName: "Jörg",
      lastName: "Müller",
      email: "joerg@example.com",
      phone: "222",
      phoneLabel: "mobile",
      notes: "Café at noon\r\non Monday\nOther phone (work fax): 111",
    },
  ]);
});

test("companies have no name of their own, and groups are no people", () => {
  expect(
    read(
      ["VERSION:3.0", "FN:Acme Plumbing", "N:;;;;", "ORG:Acme Plumbing", "X-ABShowAs:COMPANY"],
      ["VERSION:4.0", "KIND:group", "FN:Friends", "MEMBER:urn:uuid:1"],
      ["VERSION:4.0", "KIND:org", "FN:Beta Ltd", "TEL:555 0100"],
    ),
  ).toEqual([
    { company: "Acme Plumbing" },
    "This card is a group of other cards.",
    { company: "Beta Ltd", phone: "555 0100" },
  ]);
});

test("what Kith writes as a card is read back as it was", () => {
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((value) => /^\S.*\S$/.test(value));
  const word = fc.stringMatching(/^[A-Z][a-zé;,\\]{1,12}$/);
  const contact = fc.record({
    firstName: word,
    lastName: word,
    company: word,
    jobTitle: fc.stringMatching(/^[A-Za-z;,]{3,20}$/),
    notes: text,
  });
  const nothing = {
    ...eachField(() => null),
    emailLabel: null,
    phoneLabel: null,
    moreEmails: [],
    morePhones: [],
    tags: [],
    updatedAt: 0,
  };
  fc.assert(
    fc.property(contact, (written) => {
      const card = writeVCard({ ...nothing, ...written }, "urn:uuid:1");
      expect(readContactsFile(new TextEncoder().encode(card)).rows).toEqual([
        { row: 1, contact: written },
      ]);
    }),
  );
});
