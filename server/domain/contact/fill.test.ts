import fc from "fast-check";
import { expect, test } from "vitest";
import { type ContactPoint, mostPoints, mostTags, pointLabels } from "./contact.ts";
import { contactFieldNames, contactFields, eachField } from "./fields.ts";
import { type Fillable, filledIn } from "./fill.ts";
import { pointsOf } from "./merge.ts";

function person(known: Partial<Fillable>): Fillable {
  const reach = { emailLabel: null, phoneLabel: null, moreEmails: [], morePhones: [] };
  return { ...eachField(() => null), ...reach, tagKeys: [], ...known };
}

const point = (value: string): ContactPoint => ({ label: null, value });

test("empty fields are filled, and what is filled in stays", () => {
  const contact = person({ firstName: "Ann", jobTitle: "CEO", company: "Acme" });
  const row = person({
    firstName: "ann",
    jobTitle: "CTO",
    website: "ann.example",
    company: "Beta",
  });
  expect(filledIn(contact, row)).toEqual({ ...contact, website: "ann.example" });
  expect(filledIn(contact, person({ jobTitle: "CTO" }))).toBeNull();
});

test("the parts of a name or an address are not mixed with those of another", () => {
  const contact = person({ firstName: "Ann Lee", city: "Sydney" });
  const divided = person({ firstName: "Lee", lastName: "Ann", city: "London", country: "UK" });
  expect(filledIn(contact, divided)).toBeNull();
  expect(filledIn(contact, person({ country: "Australia" }))).toBeNull();
  const same = person({ firstName: "ann lee", city: "SYDNEY", street: "1 High St" });
  expect(filledIn(contact, same)).toEqual({ ...contact, street: "1 High St" });
  const unnamed = person({ email: "ann@example.com" });
  expect(filledIn(unnamed, divided)).toEqual({ ...divided, email: "ann@example.com" });
});

test("emails and phones are added in whatever spelling they are new, the first as the main one", () => {
  const contact = person({ email: "ann@example.com", morePhones: [point("020 7946 0958")] });
  const row = person({
    email: "Ann@Example.com",
    moreEmails: [{ label: "work", value: "ann@work.example" }, point("ANN@work.example")],
    phone: "+44 20 7946 0958",
    morePhones: [{ label: "home", value: "+44 20 7946 0000" }, point("007")],
  });
  expect(filledIn(contact, row)).toEqual({
    ...contact,
    moreEmails: [{ label: "work", value: "ann@work.example" }],
    phone: "+44 20 7946 0000",
    phoneLabel: "home",
    morePhones: [point("020 7946 0958"), point("007")],
  });
});

test("emails, phones and tags are added up to the most of a contact", () => {
  const numbered = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => point(`a${from + index}@example.com`));
  const tagKeys = Array.from({ length: mostTags - 1 }, (_, index) => `tag ${index}`);
  const contact = person({
    email: "ann@example.com",
    moreEmails: numbered(mostPoints - 1, 0),
    tagKeys,
  });
  const row = person({ moreEmails: numbered(2, 100), tagKeys: ["tag 0", "new", "other"] });
  const filled = filledIn(contact, row);
  expect(filled?.moreEmails.slice(mostPoints - 1)).toEqual(numbered(1, 100));
  expect(filled?.tagKeys).toEqual([...tagKeys, "new"]);
});

test("notes are added on new lines, once, and only if they fit", () => {
  const contact = person({ notes: "Likes tea." });
  expect(filledIn(contact, person({ notes: "tea" }))).toBeNull();
  const row = person({ notes: "Likes jazz." });
  expect(filledIn(contact, row)?.notes).toBe("Likes tea.\nLikes jazz.");
  expect(filledIn(person({}), row)?.notes).toBe("Likes jazz.");
  const full = person({ notes: "x".repeat(contactFields.notes.limit - 5) });
  expect(filledIn(full, row)).toBeNull();
});

const text = fc.option(fc.constantFrom("a", "b", "A", "c d"), { nil: null });
const label = fc.option(fc.constantFrom(...pointLabels), { nil: null });
const values = {
  email: ["a@example.com", "A@example.com", "b@example.com"],
  phone: ["+48 612 345 678", "612 345 678", "+34 612 345 678", "007", "008"],
};
const pointsFrom = (kind: "email" | "phone") =>
  fc.array(fc.record({ label, value: fc.constantFrom(...values[kind]) }), {
    maxLength: mostPoints,
  });
const someone: fc.Arbitrary<Fillable> = fc.record({
  ...eachField(() => text),
  email: fc.option(fc.constantFrom(...values.email), { nil: null }),
  phone: fc.option(fc.constantFrom(...values.phone), { nil: null }),
  emailLabel: label,
  phoneLabel: label,
  moreEmails: pointsFrom("email"),
  morePhones: pointsFrom("phone"),
  tagKeys: fc.uniqueArray(fc.constantFrom("lead", "vip", "new")),
});

test("filling again changes nothing, even after another row has been filled in between", () => {
  fc.assert(
    fc.property(someone, fc.array(someone, { minLength: 1, maxLength: 3 }), (contact, rows) => {
      const filled = rows.reduce((so, row) => filledIn(so, row) ?? so, contact);
      for (const row of rows) expect(filledIn(filled, row)).toBeNull();
    }),
  );
});

test("nothing that a contact has is lost or changed", () => {
  fc.assert(
    fc.property(someone, someone, (contact, row) => {
      const filled = filledIn(contact, row) ?? contact;
      for (const name of contactFieldNames) {
        if (name === "notes")
          expect((filled.notes ?? "").startsWith(contact.notes ?? "")).toBe(true);
        else if (contact[name] !== null) expect(filled[name]).toBe(contact[name]);
      }
      for (const kind of ["email", "phone"] as const) {
        const own = pointsOf(contact, kind).map(({ value }) => value);
        const kept = pointsOf(filled, kind).map(({ value }) => value);
        for (const value of own) expect(kept).toContain(value);
      }
      expect(filled.moreEmails.slice(0, contact.moreEmails.length)).toEqual(contact.moreEmails);
      expect(filled.morePhones.slice(0, contact.morePhones.length)).toEqual(contact.morePhones);
      expect(filled.tagKeys.slice(0, contact.tagKeys.length)).toEqual(contact.tagKeys);
    }),
  );
});
