import { expect, test } from "vitest";
import { type Choice, labelAmong } from "./choice.ts";
import { contactFrom } from "./contact/from-typed.ts";

function choice(id: number, over: Partial<Choice> = {}): Choice {
  return { id, name: "Ann Lee", of: "Acme", detail: null, ...over };
}

test("a choice in one line is called by its name and what it belongs to", () => {
  expect(labelAmong(choice(1), [choice(1), choice(2, { of: null })])).toBe("Ann Lee, Acme");
});

test("namesakes are distinguished by their detail, or by their number without one", () => {
  const ann = choice(1, { detail: "ann@acme.com" });
  const other = choice(2, { detail: "ann.lee@acme.com" });
  const unknown = choice(3);
  expect(labelAmong(ann, [ann, other])).toBe("Ann Lee, Acme (ann@acme.com)");
  expect(labelAmong(unknown, [ann, unknown])).toBe("Ann Lee, Acme (no. 3)");
  const same = choice(4, { detail: "ann@acme.com" });
  expect(labelAmong(ann, [ann, same])).toBe("Ann Lee, Acme (no. 1)");
});

test("what was typed becomes the name or the email of a new contact", () => {
  expect(contactFrom(" Zoë van den Berg ")).toEqual({
    firstName: "Zoë",
    lastName: "van den Berg",
  });
  expect(contactFrom("zoe@example.com")).toEqual({ email: "zoe@example.com" });
});
