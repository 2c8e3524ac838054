import { expect, test } from "vitest";
import { safeNext } from "./refusals.ts";

test.each([
  ["/contacts?search=zo%C3%AB#top", "/contacts?search=zo%C3%AB#top"],
  ["/contacts?search=zoë", "/contacts?search=zo%C3%AB"],
  ["/contacts/名前", "/contacts/%E5%90%8D%E5%89%8D"],
])("%s is gone on to in ASCII", (next, path) => {
  expect(safeNext(next, "/dashboard")).toBe(path);
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
  expect(safeNext(next, "/dashboard")).toBe("/dashboard");
});
