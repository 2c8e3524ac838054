import { expect, test } from "vitest";
import { likenessKeys, possibleDuplicateMessage, sharedText } from "../duplicate.ts";
import type { ContactText } from "./contact.ts";
import { contactFieldNames } from "./fields.ts";
import { contactMerging, type Mergeable, merged, united } from "./merge.ts";

const { differs, firstWith, joined } = contactMerging;

function person(id: number, typed: Partial<Omit<Mergeable, "id">>): Mergeable {
  const empty = Object.fromEntries(contactFieldNames.map((field) => [field, null])) as ContactText;
  const reach = { emailLabel: null, phoneLabel: null, moreEmails: [], morePhones: [] };
  return { ...empty, ...reach, ...typed, id };
}

const ann = person(1, { firstName: "Ann", email: "a@example.com", notes: "One" });
const anne = person(2, {
  firstName: "Anne",
  lastName: "Lee",
  email: "A@example.com",
  emailLabel: "work",
  moreEmails: [{ label: "home", value: "b@example.com" }],
  notes: "Two",
});

test("each part comes from the first contact that has it, unless another is selected", () => {
  expect(merged([ann, anne], {})).toMatchObject({ firstName: "Ann", lastName: "Lee" });
  expect(merged([ann, anne], { firstName: 2, notes: 2 })).toMatchObject({
    firstName: "Anne",
    notes: "Two",
  });
  expect(firstWith([ann, anne], "lastName")?.id).toBe(2);
  expect(firstWith([ann, anne], "company")?.id).toBe(1);
});

test("the parts of an address stay together", () => {
  const sydney = { city: "Sydney", country: "Australia" };
  const [one, other] = [
    person(1, { ...ann, ...sydney }),
    person(2, { ...anne, street: "1 High St" }),
  ];
  expect(merged([one, other], {})).toMatchObject({ ...sydney, street: null });
  expect(merged([one, other], { address: 2 })).toMatchObject({ city: null, street: "1 High St" });
});

test("emails are united by address, with the label that one of them has", () => {
  expect(united([ann, anne], "email")).toEqual([
    { label: "work", value: "a@example.com" },
    { label: "home", value: "b@example.com" },
  ]);
  expect(united([ann, anne], "email", 2)[0]).toEqual({ label: "work", value: "A@example.com" });
});

test("short phone numbers differ by everything that was typed", () => {
  const phones = [
    person(1, { phone: "007" }),
    person(2, { phone: "008" }),
    person(3, { phone: "007" }),
  ];
  expect(united(phones, "phone").map(({ value }) => value)).toEqual(["007", "008"]);
});

test("phone numbers of different countries are two, and one without a country is either", () => {
  const written = ["612 345 678", "+48 612 345 678", "+34 612 345 678", "0034 612 345 678"];
  const phones = written.map((phone, index) => person(index, { phone }));
  expect(united(phones, "phone").map(({ value }) => value)).toEqual([
    "612 345 678",
    "+34 612 345 678",
  ]);
});

test("the same notes are not joined to themselves", () => {
  expect(joined([ann, anne, ann], "notes")).toBe("One\n\nTwo");
  expect(joined([person(1, {})], "notes")).toBeNull();
});

test("a part differs when two have something there that is not the same", () => {
  expect(differs([ann, anne], "firstName")).toBe(true);
  expect(differs([ann, anne], "lastName")).toBe(false);
  expect(differs([ann, ann], "notes")).toBe(false);
});

test("what contacts share is described", () => {
  expect(sharedText(["email"], { company: true })).toBe("same email");
  expect(sharedText(["phone", "email"], { company: true })).toBe("same email and phone");
  expect(sharedText(["name"], { company: true })).toBe("same name and company");
  expect(sharedText(["name"], { company: false })).toBe("same name");
  expect(sharedText(["phone", "name", "email"], { company: true })).toBe(
    "same email, name, company and phone",
  );
  const rest = { lastName: null, email: null, phone: null, company: null };
  const contact = { firstName: "Ann", ...rest };
  expect(possibleDuplicateMessage({ contact, by: ["email"] })).toBe(
    "Possible duplicate: Ann (same email).",
  );
});

test("each key of a contact occurs once, and nothing is never compared", () => {
  expect(likenessKeys(anne)).toEqual([
    { kind: "email", key: "a@example.com", prefix: null },
    { kind: "email", key: "b@example.com", prefix: null },
    { kind: "name", key: "lee anne\n", prefix: null },
  ]);
  const twice = { email: "x@example.com", moreEmails: [{ label: null, value: "X@example.com" }] };
  expect(likenessKeys(person(1, { ...twice, phone: "123", company: "TechCorp" }))).toEqual([
    { kind: "email", key: "x@example.com", prefix: null },
    { kind: "name", key: "x@example.com\ntechcorp", prefix: null },
  ]);
  expect(likenessKeys(person(1, {}))).toEqual([]);
});
