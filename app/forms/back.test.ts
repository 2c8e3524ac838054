import { expect, test } from "vitest";
import { backFrom } from "./back.ts";

function backOf(referer: string): string {
  return backFrom(new Request("https://kith.test/tags", { headers: { referer } }), "/today");
}

test("a form returns to the page that it was on, but to none on which somebody signed in", () => {
  expect(backOf("https://kith.test/contacts?a=1")).toBe("/contacts?a=1");
  for (const path of [
    "/sign-in",
    "/sign-in/with/google?code=1&state=2",
    "/sign-in/code",
    "/confirm?to=%2Ftags",
  ]) {
    expect(backOf(`https://kith.test${path}`), path).toBe("/today");
  }
  expect(backOf("https://kith.test/confirmed")).toBe("/confirmed");
  expect(backOf("https://example.com/contacts")).toBe("/today");
});
