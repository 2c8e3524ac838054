import { expect, test } from "vitest";
import { newContactForm } from "#domain/contact/input.ts";
import { mergeForm } from "#domain/contact/merge-input.ts";
import { editedDealGroup } from "#domain/deal/input.ts";
import { hasShape } from "./form-shape.ts";

function formOf(body: string): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
  return form;
}

test.each([
  "firstName=A&email=a%40example.com&emailLabel=work&form-key=1",
  "firstName=A&tagIds=1&tagIds=2&seen=1&moreEmails[0].value=a&moreEmails[0].label=work",
  "tagIds=1",
  "tagIds[0]=1",
  "unknown=1&unknown=2&other.field=1",
])("a form of a contact may have the fields %s", (body) => {
  expect(hasShape(formOf(body), newContactForm)).toBe(true);
});

test.each([
  "firstName.a=1",
  "firstName[0]=1",
  "firstName=1&firstName=2",
  "tagIds.a=1",
  "tagIds.0=1",
  "tagIds[0].a=1",
  "moreEmails[0].value.a=1",
  "moreEmails[0]=1",
  "moreEmails.value=1",
])("a form of a contact may not have the fields %s", (body) => {
  expect(hasShape(formOf(body), newContactForm)).toBe(false);
});

test("each of several forms in one is judged by its own fields", () => {
  expect(hasShape(formOf("group=title&title=A"), editedDealGroup("en-AU"))).toBe(true);
  expect(hasShape(formOf("group=title&title.a=A"), editedDealGroup("en-AU"))).toBe(false);
  expect(
    hasShape(formOf("group=people&contactIds[0]=1&contactIds[1]="), editedDealGroup("en-AU")),
  ).toBe(true);
  expect(hasShape(formOf("keep=1&id=1&id=2&version=1&fields.email=2"), mergeForm)).toBe(true);
  expect(hasShape(formOf("keep=1&fields=2"), mergeForm)).toBe(false);
});
