import { expect, test } from "vitest";
import { newPerson, type Visitor, wordsOf } from "./built.ts";

/* Each form that asks for somebody's password asks in the same way. */

const forms: { path: string; fields?: Record<string, string>; label: string }[] = [
  { path: "/settings/password", fields: { password: "another horse" }, label: "Current password" },
  { path: "/settings/data/delete", fields: { confirm: "DELETE" }, label: "Current password" },
  { path: "/settings/two-step", label: "Current password" },
  { path: "/settings/two-step/off", label: "Current password" },
  { path: "/confirm", fields: { confirming: "yes", back: "/tags" }, label: "Password" },
];

/** The attributes of the password field of a page. */
function fieldOf(html: string): Record<string, string> {
  const [field = ""] = /<input[^>]*name="currentPassword"[^>]*>/.exec(html) ?? [];
  return Object.fromEntries([...field.matchAll(/([\w-]+)="([^"]*)"/g)].map((at) => at.slice(1)));
}

const pageOf = async (person: Visitor, path: string) => (await person.send(path)).text();

test.each(forms)("$path asks for the password that somebody has", async (form) => {
  const { path, fields = {}, label } = form;
  const person = await newPerson();
  const html = await pageOf(person, path);
  const asked = fieldOf(html);
  expect(asked).toMatchObject({ type: "password", autoComplete: "current-password" });
  expect(asked).toHaveProperty("required");
  expect(html).toContain(`for="${asked.id}">${label}<`);

  const answer = await person.post(path, { ...fields, currentPassword: "wrong horse" });
  expect(answer.status).toBe(400);
  const refused = await answer.text();
  const shown = fieldOf(refused);
  expect(shown).toMatchObject({ "aria-invalid": "true", autoComplete: "current-password" });
  expect(shown).not.toHaveProperty("value");
  const [, error = ""] =
    new RegExp(`id="${shown["aria-describedby"]}">([^<]*)`).exec(refused) ?? [];
  expect(error).toContain("incorrect");
  expect(wordsOf(refused)).not.toContain("wrong horse");
});
