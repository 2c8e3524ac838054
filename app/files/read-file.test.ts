import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { readContactsFile } from "./testing.ts";

function read(text: string) {
  return readContactsFile(new TextEncoder().encode(text));
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return new Uint8Array(view.buffer);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function refusal(bytes: Uint8Array): Refusal {
  try {
    readContactsFile(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

const ada = { firstName: "Ada", lastName: "Lovelace" };

describe("what is read", () => {
  test.each([",", ";", "\t", "|"])("cells between %j", (delimiter) => {
    const text = 'First Name,Last Name,Notes\r\nAda,Lovelace,"a,b;c|d\te"\r\n';
    const written = text.replace(/"[^"]*"|,/g, (part) => (part === "," ? delimiter : part));
    expect(read(written).rows).toEqual([{ row: 2, contact: { ...ada, notes: "a,b;c|d\te" } }]);
  });

  test.each(["\n", "\r\n", "\r"])("lines ended by %j, also without a final line end", (newline) => {
    const lines = ["Name,Notes", 'Ada Lovelace,"one\ntwo"', "", "Grace,"];
    const rows = [
      { row: 2, contact: { ...ada, notes: "one\ntwo" } },
      { row: 4, contact: { firstName: "Grace" } },
    ];
    expect(read(lines.join(newline)).rows).toEqual(rows);
    expect(read(lines.join(newline) + newline).rows).toEqual(rows);
  });

  test("line ends of both kinds in one file", () => {
    expect(read('Name,Notes\r\nA,1\nB,"2"\r\nC,3\n').rows).toEqual([
      { row: 2, contact: { firstName: "A", notes: "1" } },
      { row: 3, contact: { firstName: "B", notes: "2" } },
      { row: 4, contact: { firstName: "C", notes: "3" } },
    ]);
  });

  test("UTF-8, UTF-16 and Windows-1252, with and without a byte order mark", () => {
    const text = "Name;Notes\nAda Lovelace;Café Müller €\n";
    const expected = [{ row: 2, contact: { ...ada, notes: "Café Müller €" } }];
    const windows = bytesOf(text.replace("€", "\x80"));
    const files = [
      new TextEncoder().encode(text),
      new TextEncoder().encode(`\uFEFF${text}`),
      utf16(`\uFEFF${text}`, true),
      utf16(`\uFEFF${text}`, false),
      utf16(text, true),
      utf16(text, false),
      windows,
    ];
    for (const file of files) expect(readContactsFile(file).rows).toEqual(expected);
  });

  test("lines above the header are skipped, and counted", () => {
    const text =
      'Notes:\n"When exporting, emails may be missing, see https://example.com."\n\nFirst Name,Last Name,URL,Email Address\nAda,Lovelace,https://x.y,\n';
    expect(read(text)).toEqual({
      rows: [{ row: 5, contact: { ...ada, website: "https://x.y" } }],
      notedColumns: [],
      ignoredColumns: [],
      unreadBirthdays: [],
      wideRows: [],
    });
    expect(read("sep=;\nName;Email\nAda Lovelace;").rows).toEqual([{ row: 3, contact: ada }]);
  });

  test("blank lines aren't rows, but are counted", () => {
    expect(read("Name,Email\n\n , \nAda Lovelace,\n,,\n\n").rows).toEqual([
      { row: 4, contact: ada },
    ]);
  });

  test("columns of the notes, and columns that aren't imported, are named where they hold something", () => {
    const text = "Name,Gender,,Fax Modem,Created\nAda Lovelace,f,x,,2026\nGrace,,,,\n";
    const { notedColumns, ignoredColumns } = read(text);
    expect(notedColumns).toEqual(["Gender", "Column C"]);
    expect(ignoredColumns).toEqual(["Created"]);
  });

  test("a file without a header, by its values, and one whose header nobody knows", () => {
    const people = "Ann,Lee,ann@example.com,555-0100\nBob,Roe,bob@example.com,555-0101\n";
    const ann = {
      firstName: "Ann",
      lastName: "Lee",
      email: "ann@example.com",
      phone: "555-0100",
    };
    expect(read(people).rows[0]).toEqual({ row: 1, contact: ann });
    expect(read(`Foo,Bar,Baz,Qux\n${people}`).rows[0]).toEqual({ row: 2, contact: ann });
    expect(read("Ann Lee;ann@example.com;Perth\n").rows).toEqual([
      {
        row: 1,
        contact: {
          firstName: "Ann",
          lastName: "Lee",
          email: "ann@example.com",
          notes: "Column C: Perth",
        },
      },
    ]);
  });

  test("emails and phones under headers that say nothing of them", () => {
    const text = "Name,Where,Home,Code\nAda Lovelace,a@b.co,111,12\nGrace,c@d.co,222,13\n";
    expect(read(text).rows[0]).toEqual({
      row: 2,
      contact: { ...ada, email: "a@b.co", phone: "111", phoneLabel: "home", notes: "Code: 12" },
    });
  });

  test("UTF-8 with a stray byte of Windows-1252, and UTF-32", () => {
    const file = new TextEncoder().encode("Name,Notes\nZoë Ångström,Españ\n");
    const stray = Uint8Array.from([...file.slice(0, -3), 0xf1, ...file.slice(-1)]);
    expect(readContactsFile(stray).rows).toEqual([
      { row: 2, contact: { firstName: "Zoë", lastName: "Ångström", notes: "Españ" } },
    ]);
    const text = "\ufeffName\nZoë";
    const view = new DataView(new ArrayBuffer(text.length * 4));
    for (const [index, letter] of [...text].entries()) {
      view.setUint32(index * 4, letter.codePointAt(0) ?? 0, true);
    }
    expect(readContactsFile(new Uint8Array(view.buffer)).rows).toEqual([
      { row: 2, contact: { firstName: "Zoë" } },
    ]);
  });

  test("DOS's mark at the end of a file is no contact", () => {
    expect(read("Name\r\nAda Lovelace\r\n\x1a").rows).toEqual([{ row: 2, contact: ada }]);
  });

  test("a name alone is a header, and a contact", () => {
    expect(read("Name\nAda Lovelace").rows).toEqual([{ row: 2, contact: ada }]);
  });
});

describe("what is refused", () => {
  test.each([
    ["an empty file", "", "This file is empty."],
    ["blank lines", "\n \r\n", "This file is empty."],
    ["a header alone", "Name,Email\n,\n", "This file has no rows below its header row."],
    [
      "a workbook",
      "PK\x03\x04..xl/workbook.xml",
      "This is an Excel workbook. Save it as CSV first.",
    ],
    ["an old workbook", "\xd0\xcf\x11\xe0\xa1", "This is an Excel workbook. Save it as CSV first."],
    ["a zip file", "PK\x03\x04..word/", "This is a zip file. Select a CSV, Excel or vCard file."],
    [
      "JSON of another program",
      '{"kith": 1, "noun": "robots", "items": []}',
      "This JSON file isn't an export of contacts, companies, deals, tasks or activities by Kith.",
    ],
    ["JSON that was cut", '{"kith": 1, "noun":', "This JSON file is damaged. Export it again."],
    ["a PDF", "%PDF-1.7\n", "This is a PDF. Select a CSV, Excel or vCard file."],
    ["a picture", "\x89PNG\r\n\x1a\n", "This is a picture. Select a CSV, Excel or vCard file."],
    [
      "NUL characters",
      "Name\nA\0da\n",
      "This isn't a text file. Select a CSV, Excel or vCard file.",
    ],
    [
      "any bytes",
      "\xff\x01\x02Name\x03\x04\xfe",
      "This isn't a text file. Select a CSV, Excel or vCard file.",
    ],
  ])("%s", (_what, content, words) => {
    const { code, message, field } = refusal(bytesOf(content));
    expect({ code, message, field }).toEqual({
      code: "BAD_REQUEST",
      message: words,
      field: "file",
    });
  });

  test("a file in which nothing shows that it is of people", () => {
    for (const content of ["Ada,Lovelace,1815\n", "Shoe size,Colour\n38,red\n", "{}", "Notes:\n"]) {
      const { code, message, field } = refusal(bytesOf(content));
      expect([code, field]).toEqual(["BAD_REQUEST", "file"]);
      expect(message).toContain("It needs a column of names, emails, phones or companies.");
    }
  });
});

test("whatever a file holds, it is read or refused, and no row is reported twice", () => {
  const cells = fc.string({
    unit: fc.constantFrom('"', ",", ";", "\n", "\r", "\t", "a", " "),
    maxLength: 60,
  });
  const file = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    cells.map((text) => new TextEncoder().encode(`Name,Notes\n${text}`)),
    cells.map((text) => utf16(`Name;Notes\r\n${text}`, true)),
  );
  fc.assert(
    fc.property(file, (bytes) => {
      const rows = rowsOrRefusal(bytes);
      expect(rows).toEqual([...new Set(rows)].toSorted((one, other) => one - other));
    }),
    { numRuns: 2_000 },
  );
});

function rowsOrRefusal(bytes: Uint8Array): number[] {
  try {
    return readContactsFile(bytes).rows.map(({ row }) => row);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return [];
  }
}
