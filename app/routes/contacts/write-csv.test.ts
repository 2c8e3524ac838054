import fc from "fast-check";
import { expect, test } from "vitest";
import { isEmail } from "#domain/contact.ts";
import { fold } from "#domain/fold.ts";
import { readContactsFile } from "./read-file.ts";
import { csvHeader, csvRows, type ExportedContact } from "./write-csv.ts";

const empty: ExportedContact = {
  firstName: "Ada",
  lastName: null,
  email: null,
  phone: null,
  company: null,
  jobTitle: null,
  notes: null,
  tags: [],
  createdAt: 0,
  updatedAt: 1_767_225_600_000,
};

test("an export begins with its mark and header, once, and every line is ended", () => {
  const notes = 'one\ntwo, "three"';
  const tags = [{ name: "vip" }, { name: "Sydney, NSW" }];
  expect(csvHeader() + csvRows([{ ...empty, phone: "+61 4", notes, tags }]) + csvRows([])).toBe(
    "\uFEFFFirst Name,Last Name,Email,Phone,Company,Job Title,Notes,Tags,Created,Updated\r\n" +
      'Ada,,,+61 4,,,"one\ntwo, ""three""","vip; ""Sydney, NSW""",1970-01-01T00:00:00.000Z,2026-01-01T00:00:00.000Z\r\n',
  );
});

/** Any text that can be kept: trimmed, without NUL. */
const typed = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(",", ";", '"', "\n", "\r", "\t", "|", ":", "=", "[", " ", "a"),
    }),
    fc.string({ unit: "binary" }),
    fc.constantFrom("007", "+61 400", "=1+1", "null", "1e5", '["a"]', "a ::: b", "Name"),
  )
  .map((text) => text.replaceAll("\0", "").trim());

const text = fc.option(typed.filter(Boolean));

const contact = fc.record({
  firstName: text,
  lastName: text,
  email: fc.option(fc.emailAddress().filter(isEmail)),
  phone: text,
  company: text,
  jobTitle: text,
  notes: text,
  tags: fc.uniqueArray(fc.record({ name: typed.filter((name) => fold(name) !== "") }), {
    selector: ({ name }) => fold(name),
  }),
  createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  updatedAt: fc.constant(0),
});

/** What reading back should give: what is empty is absent. */
function expected({ createdAt: _created, updatedAt: _updated, tags, ...fields }: ExportedContact) {
  const filled = Object.entries(fields).filter(([, value]) => value !== null);
  const names = tags.map(({ name }) => name);
  return { ...Object.fromEntries(filled), ...(names.length > 0 && { tags: names }) };
}

test("any contacts are read back as they were written", () => {
  fc.assert(
    fc.property(fc.array(contact, { minLength: 1, maxLength: 5 }), (contacts) => {
      const parts = [csvHeader(), ...contacts.map((one) => csvRows([one]))];
      const { rows, ignoredColumns } = readContactsFile(new TextEncoder().encode(parts.join("")));
      expect(rows).toEqual(
        contacts.map((one, index) => ({ row: index + 2, contact: expected(one) })),
      );
      expect(ignoredColumns).toEqual(["Created", "Updated"]);
    }),
    { numRuns: 500 },
  );
});
