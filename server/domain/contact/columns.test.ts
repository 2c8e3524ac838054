import { expect, test } from "vitest";
import { looksLikeHeader, readColumns } from "./columns.ts";

function fieldsOf(header: string): (string | null)[] {
  return readColumns(header.split(",")).map(({ field }) => field);
}

test("case, spaces, underscores and camel case do not matter", () => {
  expect(fieldsOf("First Name,first_name,firstName,FIRSTNAME, first-name ")).toEqual(
    Array(5).fill("firstName"),
  );
});

test("what only looks like a name, an email, a phone or a company is not imported", () => {
  const others =
    "Phonetic First Name,Email Opt Out,Email Domain,Phone Country Code,Phones / Primary Phone Calling Code,Company ID,company_id,Associated Company IDs,Contact owner,Account,Person - ID,Person - Person created,E-mail Type,Internet Free Busy,Screen Name,Office Location,Location,Lifecycle Stage,Website 1 - Note,Telex,Created,Updated,,Hotel";
  expect(fieldsOf(others)).toEqual(Array(others.split(",").length).fill(null));
});

test("Title is the job, unless another column is", () => {
  expect(fieldsOf("First Name,Title")).toEqual(["firstName", "jobTitle"]);
  expect(fieldsOf("First Name,Title,Job Title")).toEqual(["firstName", null, "jobTitle"]);
});

test("Birth Day is a day of the month only beside a month", () => {
  expect(fieldsOf("Birth Day,Name")).toEqual(["birthday", "fullName"]);
  expect(fieldsOf("Birth Day,Birth Month,Birth Year")).toEqual([
    "birthDay",
    "birthMonth",
    "birthYear",
  ]);
});

test("a header has a column with names and no data", () => {
  expect(looksLikeHeader(["First Name", "Last Name", "URL"])).toBe(true);
  expect(looksLikeHeader(["Name"])).toBe(true);
  expect(looksLikeHeader(["Notes:"])).toBe(false);
  expect(looksLikeHeader(["Email", "Phone"])).toBe(false);
  expect(looksLikeHeader(["Name", "ada@example.com"])).toBe(false);
  expect(looksLikeHeader(["Ada", "Lovelace", "+61 400 000 000"])).toBe(false);
  expect(looksLikeHeader([])).toBe(false);
});

test("a nickname is known by its usual names, in several languages", () => {
  expect(fieldsOf("Nickname,Nick name,nick_name,Nick,Spitzname,Surnom,Apodo")).toEqual(
    Array(7).fill("nickname"),
  );
});
