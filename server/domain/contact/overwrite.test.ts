import { expect, test } from "vitest";
import type { ContactPoint } from "./contact.ts";
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
