import { expect, test } from "vitest";
import { readColumns } from "./columns.ts";
import { mostTags } from "./contact.ts";
import { birthdayOrder, contactFromRow, hasUnreadBirthday } from "./row.ts";

/** The contact from a header and a row, both written with | between cells. */
function read(header: string, row: string) {
  return contactFromRow(readColumns(header.split("|")), row.split("|"));
}

test("a full name counts only where no other column names the person", () => {
  const header = "First Name|Last Name|Display Name";
  expect(read(header, "Ada||Countess of Lovelace")).toEqual({ firstName: "Ada" });
  expect(read(header, "| |Lovelace, Ada")).toEqual({ firstName: "Ada", lastName: "Lovelace" });
});

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
  expect(read("Name|Email|Email 2", "Ada|none|a@b.co")).toEqual({
    firstName: "Ada",
    email: "a@b.co",
    notes: "Other email: none",
  });
  expect(read("Name|Email", "Ada|none")).toEqual({ firstName: "Ada", email: "none" });
});

test("a fax is not a phone, and no value is imported twice", () => {
  expect(read("Name|Fax|Phone|Mobile", "Ada|1||")).toEqual({
    firstName: "Ada",
    notes: "Other phone (fax): 1",
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
])("a birthday %s is read", (text, birthday) => {
  expect(read("Name|Birthday", `Ada|${text}`)).toEqual({ firstName: "Ada", birthday });
});

test.each(["3/4/1980", "22.03.80", "1980-02-30", "March", "0000-01-01", "3000-01-01"])(
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
