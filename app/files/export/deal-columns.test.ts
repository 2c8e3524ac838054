import { expect, test } from "vitest";
import { csvFormat } from "./csv-format.ts";
import { dealColumns } from "./deal-columns.ts";

test("an export of deals has its columns in their order, and a line for each deal", () => {
  const writer = csvFormat(dealColumns).writer();
  const text = (pieces: Uint8Array[]) =>
    pieces.map((piece) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(piece)).join("");
  expect(text(writer.begin())).toBe(
    "\uFEFFTitle,Value,Currency,Pipeline,Stage,Contact,Contact Email,Company,Other Contacts," +
      "Other Contact Emails,Other Contact Companies,Contact Kith IDs,Expected Close,Closed,Lost Reason,Won Rate,Won Base,Description,Created," +
      "Updated,Kith ID\r\n",
  );
  const person = {
    ...{ id: 2, createdAt: 3 },
    firstName: "Ada",
    lastName: null,
    email: "ada@example.com",
    phone: null,
    company: "Acme",
  };
  const deal = {
    id: 1,
    title: "Website",
    value: 1.5,
    currency: "AUD",
    stage: "Won",
    pipeline: "Sales",
    contact: person,
    further: [{ ...person, id: 4, firstName: "Bob; Bo" }, person],
    expectedCloseDate: "2026-01-02",
    closedDate: "2026-01-03",
    lostReason: null,
    wonRate: 1,
    wonBase: "EUR",
    description: "All, of it",
    createdAt: 0,
    updatedAt: 0,
  };
  const empty = { ...deal, contact: null, further: [], wonRate: null, wonBase: null };
  expect(text(writer.rows([deal, empty]))).toBe(
    'Website,1.5,AUD,Sales,Won,Ada,ada@example.com,Acme,"Bob, Bo; Ada",ada@example.com; ada@example.com,Acme; Acme,contact-2-3; contact-4-3; contact-2-3,2026-01-02,2026-01-03,,1,EUR,' +
      '"All, of it",1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,deal-1-0\r\n' +
      "Website,1.5,AUD,Sales,Won,,,,,,,,2026-01-02,2026-01-03,,,," +
      '"All, of it",1970-01-01T00:00:00.000Z,1970-01-01T00:00:00.000Z,deal-1-0\r\n',
  );
});
