import fc from "fast-check";
import { expect, test } from "vitest";
import { isLink } from "#domain/address.ts";
import { companyFields, eachOptional } from "#domain/company/fields.ts";
import { companyOf } from "#domain/company/from-row.ts";
import { readRecord } from "#domain/contact/file-row.ts";
import { sortKey } from "#domain/contact/key.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { suggestedReading } from "#domain/import/draft.ts";
import { isBlank, withoutBidiControls } from "#domain/text.ts";
import type { ExportedCompany } from "#server/services/company/export.ts";
import { readFile } from "../read-file.ts";
import { companyColumns } from "./company-columns.ts";
import { csvFormat } from "./csv-format.ts";
import { workbookFormat } from "./workbook-format.ts";

/** Any text that can be stored. */
const typed = fc
  .oneof(fc.string(), fc.constantFrom("=1+1", "'=1", "Acme, Inc.", "a; b", "1 / 2", "Dr. Ann Lee"))
  .map((text) => withoutBidiControls(text.replaceAll("\0", "")).trim())
  .map((text) => (isBlank(text) ? "" : text));
const text = fc.option(typed.filter(Boolean));

const company: fc.Arbitrary<ExportedCompany> = fc.record({
  id: fc.integer({ min: 1, max: 1_000_000 }),
  name: typed.filter((name) => sortKey(name) !== "" && name.length <= companyFields.name.limit),
  website: fc.option(fc.webUrl().filter((url) => isLink(url) && url.length <= 300)),
  phone: fc.option(typed.filter((phone) => phone !== "" && phone.length <= 60)),
  street: text,
  city: text,
  region: text,
  postalCode: fc.option(typed.filter((code) => code !== "" && code.length <= 30)),
  country: text,
  notes: text,
  people: fc.nat(),
  createdAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  updatedAt: fc.constant(0),
});

/** What reading back should give: empty values are missing. */
function expected({ id, createdAt, name, ...rest }: ExportedCompany) {
  const filled = Object.entries(eachOptional((field) => rest[field])).filter(
    ([, value]) => value !== null,
  );
  return { ...Object.fromEntries(filled), name, ownId: ownIdOf("company", { id, createdAt }) };
}

const formats = [csvFormat(companyColumns), workbookFormat(companyColumns, "Companies")];

test.each(formats)(
  "any companies are read back from $ending as they were written",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(company, { minLength: 1, maxLength: 5 }), async (companies) => {
        const writer = format.writer();
        const pieces = [...writer.begin(), ...writer.rows(companies), ...writer.end()];
        const bytes = Uint8Array.from(pieces.flatMap((piece) => [...piece]));
        const { contents, records } = await readFile(bytes);
        expect(contents.noun).toBe("company");
        const read = records.map(
          (record) => readRecord(record, suggestedReading(contents)).contact,
        );
        expect(read.map((row) => row && companyOf(row))).toEqual(companies.map(expected));
      }),
      { numRuns: 100 },
    );
  },
);
