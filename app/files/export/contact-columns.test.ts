import fc from "fast-check";
import { expect, test } from "vitest";
import { isEmail, isLink } from "#domain/address.ts";
import { type ContactPoint, isUncalled, pointLabels } from "#domain/contact/contact.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { fold } from "#domain/fold.ts";
import { isBlank, withoutBidiControls } from "#domain/text.ts";
import { readContactsUpload } from "../testing.ts";
import { contactColumns, type ExportedContact } from "./contact-columns.ts";
import { csvFormat } from "./csv-format.ts";
import type { FileFormat } from "./file-format.ts";
import { workbookFormat } from "./workbook-format.ts";

const empty: ExportedContact = {
  id: 1,
  firstName: "Ada",
  lastName: null,
  email: null,
  phone: null,
  emailLabel: null,
  moreEmails: [],
  phoneLabel: null,
  morePhones: [],
  company: null,
  jobTitle: null,
  linkedin: null,
  website: null,
  street: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  birthday: null,
  cadence: null,
  source: null,
  nickname: null,
  notes: null,
  tags: [],
  createdAt: 0,
  updatedAt: 1_767_225_600_000,
  lastActivityAt: 0,
  nextActivityAt: null,
};

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The bytes of a file with some rows at a time. */
function written<Row>(format: FileFormat<Row>, batches: Row[][]): Uint8Array {
  const writer = format.writer();
  const pieces = [
    ...writer.begin(),
    ...batches.flatMap((batch) => writer.rows(batch)),
    ...writer.end(),
  ];
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

test("an export starts with its byte order mark and header, once, and every line has an end", () => {
  const notes = 'one\ntwo, "three"';
  const tags = [{ name: "vip" }, { name: "Sydney, NSW" }];
  const morePhones: ContactPoint[] = [
    { label: "home", value: "2" },
    { label: null, value: "3" },
    { label: "mobile", value: "4" },
    { label: null, value: "work: 5" },
  ];
  const phone = "+61 4";
  const contact = { ...empty, phone, morePhones, notes, tags };
  expect(textOf(written(csvFormat(contactColumns), [[contact], []]))).toBe(
    "\uFEFFFirst Name,Last Name,Email,Email Label,Email 2,Email 2 Label,Email 3,Email 3 Label,More Emails," +
      "Phone,Phone Label,Phone 2,Phone 2 Label,Phone 3,Phone 3 Label,More Phones," +
      "Company,Job Title,LinkedIn,Website,Street,City,State,Postal Code,Country,Birthday,Keep in Touch,Source,Nickname,Notes,Tags,Created,Updated,Last Activity,Next Activity,Kith ID\r\n" +
      "Ada,,,,,,,,,+61 4,,2,home,3,,mobile: 4; : work: 5,,,,,,,,,,,,,," +
      '"one\ntwo, ""three""","vip; ""Sydney, NSW""",1970-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,,contact-1-0\r\n',
  );
});

/**
 * Any text that can be stored: trimmed, without NUL or characters that reverse text, and empty if
 * it has nothing visible.
 */
const typed = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(",", ";", '"', "\n", "\r", "\t", "|", ":", "=", "[", " ", "a"),
    }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "007",
      "+61 400",
      "=1+1",
      "'=1",
      "-a",
      "@b",
      "null",
      "_x0041_",
      "1e5",
      '["a"]',
      "a ::: b",
      "Name",
    ),
  )
  .map((text) => withoutBidiControls(text.replaceAll("\0", "")).trim())
  .map((text) => (isBlank(text) ? "" : text));

const text = fc.option(typed.filter(Boolean));

const label = fc.option(fc.constantFrom(...pointLabels));
const email = fc.emailAddress().filter((value) => isEmail(value) && value.length <= 254);
const phone = fc
  .oneof(typed, fc.constantFrom("home: 1", ": 2", "a; b", "+61 400 000 000"))
  .filter((value) => value !== "" && value.length <= contactFields.phone.limit);
const link = fc
  .oneof(fc.webUrl(), fc.constantFrom("linkedin.com/in/ada", "example.com", "https://a.b/c,d"))
  .filter((value) => isLink(value) && value.length <= contactFields.website.limit);
const birthday = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2026-11-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .chain((day) => fc.constantFrom(day, `-${day.slice(4)}`));

/** Different emails or phones; the first is the main one. */
function points(value: fc.Arbitrary<string>): fc.Arbitrary<ContactPoint[]> {
  return fc.uniqueArray(fc.record({ value, label }), {
    selector: (point) => fold(point.value.replace(/[\s().-]/g, "")),
    maxLength: 7,
  });
}

const contact = fc
  .record({
    emails: points(email),
    phones: points(phone),
    rest: fc.record({
      id: fc.integer({ min: 1, max: 1_000_000 }),
      firstName: text,
      lastName: text,
      company: text,
      jobTitle: text,
      linkedin: fc.option(link),
      website: fc.option(link),
      street: text,
      city: text,
      region: text,
      postalCode: fc.option(typed.filter((value) => value !== "" && value.length <= 30)),
      country: text,
      birthday: fc.option(birthday),
      cadence: fc.option(fc.integer({ min: 1, max: 3_650 }).map(String)),
      source: text,
      nickname: text,
      notes: text,
      tags: fc.uniqueArray(fc.record({ name: typed.filter((name) => fold(name) !== "") }), {
        selector: ({ name }) => fold(name),
      }),
      createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
      updatedAt: fc.constant(0),
      lastActivityAt: fc.constant(0),
      nextActivityAt: fc.constant(0),
    }),
  })
  .map(({ emails, phones, rest }): ExportedContact => {
    const [ownEmail, ...moreEmails] = emails;
    const [ownPhone, ...morePhones] = phones;
    return {
      ...rest,
      email: ownEmail?.value ?? null,
      emailLabel: ownEmail?.label ?? null,
      moreEmails,
      phone: ownPhone?.value ?? null,
      phoneLabel: ownPhone?.label ?? null,
      morePhones,
    };
  });

/** What reading back should give: empty values are missing, and times are not read but in the id. */
function expected({ tags, ...contact }: ExportedContact) {
  const {
    id,
    createdAt,
    updatedAt: __,
    lastActivityAt: ___,
    nextActivityAt: ____,
    ...fields
  } = contact;
  const filled = Object.entries(fields).filter(([, value]) => value !== null && value.length > 0);
  const names = tags.map(({ name }) => name);
  const ownId = ownIdOf("contact", { id, createdAt });
  return { ...Object.fromEntries(filled), ...(names.length > 0 && { tags: names }), ownId };
}

/** A workspace has no contacts that can't be called anything. */
const stored = contact.filter((one) => !isUncalled(one));

const formats = [csvFormat(contactColumns), workbookFormat(contactColumns, "Contacts")];

test.each(formats)(
  "any contacts are read back from $ending as they were written",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { minLength: 1, maxLength: 5 }), async (contacts) => {
        const bytes = written(
          format,
          contacts.map((one) => [one]),
        );
        const { rows, ignoredColumns } = await readContactsUpload(bytes);
        expect(rows).toEqual(
          contacts.map((one, index) => ({ row: index + 2, contact: expected(one) })),
        );
        expect(ignoredColumns.filter((name) => !times.includes(name))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
);

const times = ["Created", "Updated", "Last Activity", "Next Activity"];
