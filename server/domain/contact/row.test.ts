import { expect, test } from "vitest";
import { readColumns } from "./columns.ts";
import { mostTags } from "./contact.ts";
import { birthdayOrder, contactFromRow, hasUnreadBirthday } from "./row.ts";
import { rowOf } from "./row-cells.ts";
import { tagsOf } from "./row-tags.ts";
import { emailsIn, phonesIn } from "./written-points.ts";

/** The contact from a header and a row, both written with | between cells. */
function read(header: string, row: string) {
  return contactFromRow(readColumns(header.split("|")), row.split("|"));
}

test("a full name completes the others, and goes to the notes if it is another one", () => {
  const header = "First Name|Last Name|Display Name";
  expect(read(header, "Ada||Countess of Lovelace")).toEqual({
    firstName: "Ada",
    notes: "Display Name: Countess of Lovelace",
  });
  expect(read(header, "| |Lovelace, Ada")).toEqual({ firstName: "Ada", lastName: "Lovelace" });
  expect(read(header, "|Lovelace|Ada Lovelace")).toEqual({
    firstName: "Ada",
    lastName: "Lovelace",
  });
  expect(read(header, "Ada|Lovelace|Ada Byron Lovelace")).toEqual({
    firstName: "Ada Byron",
    lastName: "Lovelace",
  });
});

test("a column named Name is the other name beside a first or last name", () => {
  expect(read("Name|Surname", "Ann|Lee")).toEqual({ firstName: "Ann", lastName: "Lee" });
  expect(read("Vorname|Name|E-Mail", "Anna|Müller|")).toEqual({
    firstName: "Anna",
    lastName: "Müller",
  });
});

test("a row with nothing else to call it has the nickname, and a company's name is the company", () => {
  expect(read("First Name|Nickname|Notes", "|Mum|Call on Sunday")).toEqual({
    firstName: "Mum",
    nickname: "Mum",
    notes: "Call on Sunday",
  });
  expect(read("Name|Phone", "Acme, Inc.|555")).toEqual({ company: "Acme, Inc.", phone: "555" });
});

test("Mr and Dr are no jobs, and go to the notes", () => {
  expect(read("Title|First Name", "Mrs.|Penny")).toEqual({
    firstName: "Penny",
    notes: "Title: Mrs.",
  });
  expect(read("First Name|Title|Job Title", "Ada|VP Sales|")).toEqual({
    firstName: "Ada",
    jobTitle: "VP Sales",
  });
});

test("what no field takes goes to the notes under its header, unless it is known already", () => {
  expect(
    read("Name|Shoe size|File As|Event 1 - Label|Event 1 - Value", "Ada|38|ada|Wedding|2010"),
  ).toEqual({ firstName: "Ada", notes: "Shoe size: 38\nWedding: 2010" });
});

test("what is too long for its field goes to the notes, and a name is cut as well", () => {
  const long = "x".repeat(201);
  expect(read("Name|Job Title|Company|Tags", `${long}|${long}|Acme|${long}; vip`)).toEqual({
    firstName: "x".repeat(200),
    company: "Acme",
    tags: ["vip"],
    notes: `First name: ${long}\nJob title: ${long}\nOther tag: ${long}`,
  });
});

test("people who have opted out get a tag that says so", () => {
  expect(read("Name|Unsubscribed|Do Not Call", "Ada|Yes|no")).toEqual({
    firstName: "Ada",
    tags: ["Unsubscribed"],
  });
  expect(read("Name|Unsubscribed|Do Not Call", "Ada||TRUE").tags).toEqual(["Do not call"]);
});

test.each([
  ["Ada <ada@example.com>", ["ada@example.com"]],
  ["mailto:ada@example.com", ["ada@example.com"]],
  ["ada@example.com.", ["ada@example.com"]],
  ["a@b.co c@d.co", ["a@b.co", "c@d.co"]],
  ["a@b.co|c@d.co\ne@f.co / g@h.co", ["a@b.co", "c@d.co", "e@f.co", "g@h.co"]],
  ["ada@example.com\u200b", ["ada@example.com"]],
  ["call first: a@b.co", ["call first: a@b.co"]],
])("the emails in %j are %j", (text, emails) => {
  expect(emailsIn(text)).toEqual(emails);
});

test.each([
  ["555-0101; 555-0102", ["555-0101", "555-0102"]],
  ["555-0103 / 555-0104", ["555-0103", "555-0104"]],
  ["030 / 12 34 56", ["030 / 12 34 56"]],
  ['="0123456"', ["0123456"]],
  ["'+44 20", ["+44 20"]],
  ["tel:+1-201-555-0123", ["+1-201-555-0123"]],
  ["555 0101, ext. 7", ["555 0101, ext. 7"]],
])("the phones in %j are %j", (text, phones) => {
  expect(phonesIn(text)).toEqual(phones);
});

test.each(["vip, lead", "vip|lead", '["vip","lead"]', "#vip #lead", "vip\nlead"])(
  "the tags in %j are vip and lead",
  (text) => {
    expect(tagsOf(rowOf(readColumns(["Tags"]), [text])).tags).toEqual(["vip", "lead"]);
  },
);

test("a middle name joins the first", () => {
  expect(read("First Name|Middle Name", "Ada|Byron")).toEqual({ firstName: "Ada Byron" });
  expect(read("First Name|Middle Name", "|Byron")).toEqual({ firstName: "Byron" });
});

test("text stays as it stands, never a number, a date or a formula", () => {
  const row = "007|=1+1| +61 4 |1e5|01/02/03|TRUE";
  expect(read("First Name|Last Name|Phone|Company|Job Title|Notes", row)).toEqual({
    firstName: "007",
    lastName: "=1+1",
    phone: " +61 4 ",
    company: "1e5",
    jobTitle: "01/02/03",
    notes: "TRUE",
  });
});

test("a valid email replaces an invalid one, which goes to the notes", () => {
  expect(read("Name|Email|Email 2", "Ada|ada@intranet|a@b.co")).toEqual({
    firstName: "Ada",
    email: "a@b.co",
    notes: "Other email: ada@intranet",
  });
  expect(read("Name|Email", "Ada|ada@intranet")).toEqual({
    firstName: "Ada",
    notes: "Email: ada@intranet",
  });
  for (const nothing of ["none", "n/a", "-", "N/A", "null"]) {
    expect(read("Name|Email|Phone", `Ada|${nothing}|${nothing}`)).toEqual({ firstName: "Ada" });
  }
});

test("a fax is not a phone, and no value is imported twice", () => {
  expect(read("Name|Fax|Phone|Mobile", "Ada|1||")).toEqual({
    firstName: "Ada",
    notes: "Phone (fax): 1",
  });
  expect(read("Name|Email|Email 2|Phone|Mobile", "Ada|a@b.co|A@B.CO|(02) 1|021")).toEqual({
    firstName: "Ada",
    email: "a@b.co",
    phone: "(02) 1",
  });
});

test("cells that are missing or blank are absent", () => {
  expect(read("Name|Email|Phone|Tags", "Ada|  ")).toEqual({ firstName: "Ada" });
  expect(read("Name|Email", "")).toEqual({});
});

test("values that their field would refuse go to the notes, and so do second values of single fields", () => {
  const long = `${"x".repeat(300)}.com`;
  expect(
    read(`Name|Website|LinkedIn|Country|Birthday`, `Ada|${long}|ada king|y|31/02/1980`),
  ).toEqual({
    firstName: "Ada",
    country: "y",
    notes: `LinkedIn: ada king\nBirthday: 31/02/1980\nWebsite: ${long}`,
  });
  expect(read("Name|Phone|Phone 2", `Ada|1|${"2".repeat(61)}`)).toEqual({
    firstName: "Ada",
    phone: "1",
    notes: `Other phone: ${"2".repeat(61)}`,
  });
});

test.each([
  ["1980-03-22", "1980-03-22"],
  ["19800322", "1980-03-22"],
  ["1980/3/22", "1980-03-22"],
  ["1980-03-22T00:00:00.000Z", "1980-03-22"],
  [" --03-22", "--03-22"],
  ["3/22/1980", "1980-03-22"],
  ["25/12/1980 0:00", "1980-12-25"],
  ["25.12.1980", "1980-12-25"],
  ["25 Dec 1980", "1980-12-25"],
  ["12/25", "--12-25"],
  ["25.12.", "--12-25"],
])("a birthday %s is read", (text, birthday) => {
  expect(read("Name|Birthday", `Ada|${text}`)).toEqual({ firstName: "Ada", birthday });
});

test.each(["3/4/1980", "3/4", "22.03.80", "1980-02-30", "March", "0000-01-01", "3000-01-01"])(
  "a birthday %s is not guessed",
  (text) => {
    expect(read("Name|Birthday", `Ada|${text}`)).toEqual({
      firstName: "Ada",
      notes: `Birthday: ${text}`,
    });
  },
);

test("one day above 12 decides the order of all birthdays in the file, and undecided ones are known", () => {
  const columns = readColumns(["Name", "Birthday"]);
  const rows = [
    ["Ada", "03/04/1980"],
    ["Bob", "13/07/2023"],
    ["Cy", "13/13/1980"],
    ["Di", ""],
  ];
  const order = birthdayOrder(columns, rows);
  expect(rows.map((cells) => contactFromRow(columns, cells, order).birthday)).toEqual([
    "1980-04-03",
    "2023-07-13",
    undefined,
    undefined,
  ]);
  expect(rows.map((cells) => hasUnreadBirthday(columns, cells, order))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test("tags beyond the limit go to the notes", () => {
  const names = Array.from({ length: mostTags + 2 }, (_, index) => `Tag ${index}`);
  const { tags, notes } = read("Name|Tags", `Ada|${names.join("; ")}`);
  expect(tags).toEqual(names.slice(0, mostTags));
  expect(notes).toBe("Other tag: Tag 100\nOther tag: Tag 101");
});

test("more than twenty other emails go to the notes", () => {
  const emails = Array.from({ length: 23 }, (_, index) => `a${index}@b.co`);
  const { email, moreEmails, notes } = read("Name|Email", `Ada|${emails.join("; ")}`);
  expect(email).toBe("a0@b.co");
  expect(moreEmails).toHaveLength(20);
  expect(notes).toBe("Other email: a21@b.co\nOther email: a22@b.co");
});
