import { expect, test } from "vitest";
import { safeNext, signInFirst } from "./refusals.ts";

test.each([
  ["/contacts?search=zo%C3%AB#top", "/contacts?search=zo%C3%AB#top"],
  ["/contacts?search=zoë", "/contacts?search=zo%C3%AB"],
  ["/contacts/名前", "/contacts/%E5%90%8D%E5%89%8D"],
])("%s is redirected to in ASCII", (next, path) => {
  expect(safeNext(next, "/today")).toBe(path);
});

test.each([
  "//example.com",
  "/\\example.com",
  "/..//example.com",
  "/./\t/example.com",
  "https://example.com",
  "contacts",
  "",
  null,
])("%s leads to no other site", (next) => {
  expect(safeNext(next, "/today")).toBe("/today");
});

function signInFrom(path: string, method: string): string | null {
  return signInFirst(new Request(`https://kith.test${path}`, { method })).headers.get("location");
}

test("a URL that is too long to return to loses its query, then is dropped", () => {
  const query = `?search=${"%E5%90%8D".repeat(1_000)}`;
  expect(signInFrom(`/contacts${query}`, "GET")).toBe("/sign-in?next=%2Fcontacts");
  expect(signInFrom(`/contacts/7/edit${query}`, "POST")).toBe(
    "/sign-in/resume?to=%2Fcontacts%2F7%2Fedit",
  );
  expect(signInFrom(`/${"a".repeat(10_000)}`, "GET")).toBe("/sign-in");
  expect(safeNext(`/contacts${query}`, "/today")).toBe("/today");
  expect(safeNext(`/${"a".repeat(900_000)}`, "/today")).toBe("/today");
});
