import { expect, test } from "vitest";
import { type ContactPoint, mostPoints } from "./contact.ts";
import { changesOf } from "./contact-changes.ts";
import { eachField } from "./fields.ts";
import type { Fillable } from "./fill.ts";
import { overwritten } from "./overwrite.ts";

function person(known: Partial<Fillable>): Fillable {
  const reach = { emailLabel: null, phoneLabel: null, moreEmails: [], morePhones: [] };
  return { ...eachField(() => null), ...reach, tagKeys: [], ...known };
}

const point = (value: string): ContactPoint => ({ label: null, value });

test("what a row says replaces what a contact has, and what it leaves empty stays", () => {
  const contact = person({ firstName: "Ann", lastName: "Lee", jobTitle: "CTO", notes: "Tea." });
  const row = person({ firstName: "Anne", jobTitle: "CEO", notes: "Coffee." });
  const after = overwritten(contact, row);
  expect(after).toEqual({
    ...contact,
    firstName: "Anne",
    jobTitle: "CEO",
    notes: "Tea.\nCoffee.",
  });
  expect(overwritten(after ?? contact, row)).toBeNull();
  expect(overwritten(contact, person({ lastName: "Lee" }))).toBeNull();
});

test("another address replaces the whole one", () => {
  const contact = person({ street: "1 High St", city: "Sydney", region: "NSW" });
  expect(overwritten(contact, person({ city: "Perth" }))).toEqual(person({ city: "Perth" }));
  const more = person({ city: "Sydney", country: "Australia" });
  expect(overwritten(contact, more)).toEqual({ ...contact, country: "Australia" });
});

test("a country alone doesn't erase a street", () => {
  const contact = person({ street: "1 High St", city: "Sydney", country: "Australia" });
  const after = overwritten(contact, person({ country: "New Zealand" }));
  expect(after).toEqual({ ...contact, country: "New Zealand" });
});

test("what an overwritten contact loses is listed", () => {
  const others = Array.from({ length: mostPoints }, (_, index) => point(`${index}@example.com`));
  const contact = person({
    ...{ street: "1 High St", city: "Sydney", email: "ann@example.com", moreEmails: others },
  });
  const row = person({ city: "Perth", email: "new@example.com" });
  expect(changesOf(contact, overwritten(contact, row) ?? contact)).toEqual([
    { label: "Email", before: null, after: "new@example.com" },
    { label: "Email", before: others.at(-1)?.value, after: null },
    { label: "Street", before: "1 High St", after: null },
    { label: "City", before: "Sydney", after: "Perth" },
  ]);
});

test("a row's emails and phones come first, and tags add up", () => {
  const contact = person({
    email: "ann@example.com",
    phone: "020 7946 0958",
    tagKeys: ["vip"],
  });
  const row = person({
    email: "ann@new.example",
    moreEmails: [point("ANN@example.com")],
    phone: "+44 20 7946 0958",
    phoneLabel: "work",
    tagKeys: ["lead"],
  });
  const after = overwritten(contact, row);
  expect(after).toEqual({
    ...contact,
    email: "ann@new.example",
    moreEmails: [point("ann@example.com")],
    phoneLabel: "work",
    tagKeys: ["vip", "lead"],
  });
  expect(overwritten(after ?? contact, row)).toBeNull();
});
