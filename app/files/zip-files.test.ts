import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { readFile } from "./read-file.ts";
import { readContactsUpload } from "./testing.ts";

const card = (name: string) => strToU8(`BEGIN:VCARD\nVERSION:4.0\nFN:${name}\nEND:VCARD`);

/** The names in a file, and what isn't read of it. */
async function namesIn(files: Record<string, Uint8Array>) {
  const { rows, ignoredColumns } = await readContactsUpload(zipSync(files));
  const names = rows.map((row) => ("contact" in row ? row.contact.firstName : row.reason));
  return { names, ignoredColumns };
}

test("the vCards of a zip file are read together", async () => {
  expect(await namesIn({ "b.vcf": card("Bob"), "a/a.vcf": card("Ann") })).toEqual({
    names: ["Ann", "Bob"],
    ignoredColumns: [],
  });
});

test("the vCards of a zip file count as one file beside its tables", async () => {
  const cards = { "a.vcf": card("Ann"), "b.vcf": card("Bob"), "c.vcf": card("Cyd") };
  expect(await namesIn({ ...cards, "short.csv": strToU8("Name\nEve\nFay") })).toEqual({
    names: ["Ann", "Bob", "Cyd"],
    ignoredColumns: ["file “short.csv”"],
  });
  const { ignoredColumns } = await namesIn({ ...cards, "long.csv": strToU8("Name\nE\nF\nG\nH") });
  expect(ignoredColumns).toEqual(["file “*.vcf” (3)"]);
});

test("a refusal inside a zip file names the file", async () => {
  const table = strToU8("Name\nAnn");
  const long = strToU8(`Name\n${"Bob\n".repeat(50_001)}`);
  const read = (files: Record<string, Uint8Array>) => readFile(zipSync(files));
  await expect(read({ "a.csv": table, "long.csv": long })).rejects.toThrow(/^“long\.csv”: .* rows/);
  await expect(read({ "empty.csv": strToU8("Name\n") })).rejects.toThrow(/^“empty\.csv”: /);
  const words = strToU8("Nothing to see here. ".repeat(100));
  expect((await read({ "a.csv": table, "readme.txt": words })).records).toHaveLength(1);
  expect((await read({ "xl/a.csv": table })).records).toHaveLength(1);
});

test("a stored file that is larger than it says is refused", async () => {
  const bytes = zipSync({ "a.csv": [strToU8("Name\nAnn"), { level: 0 }] });
  const directory = bytes.findLastIndex(
    (_, at) => bytes[at] === 0x50 && bytes[at + 2] === 0x01 && bytes[at + 3] === 0x02,
  );
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(directory + 24, 1, true);
  await expect(readFile(bytes)).rejects.toThrow(/damaged/);
});

test("vCards aren't companies", async () => {
  await expect(readFile(card("Ann"), { noun: "company" })).rejects.toThrow(/imported as people/);
});

test("of several tables one is read: our own, or else the longest, and the others are named", async () => {
  const short = strToU8("Name\nAnn");
  const long = strToU8("Name\nBob\nCyd\nDan");
  const others = { "__MACOSX/._long.csv": long, "notes.md": long };
  expect(await namesIn({ "short.csv": short, "long.csv": long, ...others })).toEqual({
    names: ["Bob", "Cyd", "Dan"],
    ignoredColumns: ["file “short.csv”"],
  });
  const own = strToU8("First Name,Kith ID\nEve,1-0");
  expect((await namesIn({ "contacts.csv": own, "long.csv": long })).names).toEqual(["Eve"]);
});

test("JSON as we export it is read back, alone and in a zip file", async () => {
  const item = {
    ...{ id: 7, createdAt: "2026-01-01T00:00:00.000Z", tags: [{ name: "VIP" }] },
    ...{ firstName: "Ann", email: "ann@example.com", emailLabel: "work", moreEmails: [] },
    ...{ phone: null, phoneLabel: null, morePhones: [{ label: null, value: "+61 400 000 000" }] },
  };
  const json = strToU8(JSON.stringify({ kith: 1, noun: "contacts", items: [item] }));
  const contact = {
    ...{ firstName: "Ann", email: "ann@example.com", emailLabel: "work", tags: ["VIP"] },
    ...{ phone: "+61 400 000 000", ownId: "contact-7-1767225600000" },
  };
  for (const bytes of [json, zipSync({ "contacts.json": json })]) {
    expect((await readContactsUpload(bytes)).rows).toEqual([{ row: 1, contact }]);
  }
  const companies = { kith: 1, noun: "companies", items: [{ id: 1, name: "Acme", createdAt: 0 }] };
  const { contents } = await readFile(strToU8(JSON.stringify(companies)));
  expect(contents.noun).toBe("company");
});

test.each([
  ["a zip file that was cut", zipSync({ "a.csv": strToU8("Name\nAnn") }).slice(0, -30)],
  ["one without tables", zipSync({ "a.png": strToU8("Name") })],
  ["one that unpacks to more than memory has", zipSync({ "a.csv": new Uint8Array(60_000_000) })],
  ["zip files in a zip file", zipSync({ "a.zip": zipSync({ "a.csv": strToU8("Name\nAnn") }) })],
])("%s is refused", async (_, bytes) => {
  await expect(readFile(bytes)).rejects.toThrow(Refusal);
});
