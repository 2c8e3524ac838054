import { expect, test } from "vitest";
import { withoutEmpty } from "./filled-fields.ts";

test("only empty parameters are left out, and a URL without any is left unchanged", () => {
  const cleaned = (query: string) => withoutEmpty(new URLSearchParams(query))?.toString();
  expect(cleaned("search=&match=any&tag=19&tag=&email=&tag=20")).toBe("match=any&tag=19&tag=20");
  expect(cleaned("search=")).toBe("");
  expect(cleaned("search=a&tag=1")).toBeUndefined();
});
