import { expect, test } from "vitest";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { pageUrl } from "./page-url.ts";

function pageOf(path: string): string {
  const { pathname, search } = pageUrl(new Request(`https://kith.test${path}`));
  return pathname + search;
}

test("a request for a page's data is of the page that the browser shows", () => {
  expect(pageOf("/companies?sort=people")).toBe("/companies?sort=people");
  expect(pageOf("/companies.data?sort=people&_routes=root")).toBe("/companies?sort=people");
  expect(pageOf("/_.data?index")).toBe("/");
  expect(pageOf("/files/a.data/b")).toBe("/files/a.data/b");
});

test("a list without its empty fields is a page, whoever asks for it", () => {
  for (const path of ["/companies", "/companies.data"]) {
    const request = new Request(`https://kith.test${path}?search=&sort=people`);
    const redirected = (() => {
      try {
        leaveOutEmpty(request);
      } catch (answer) {
        return answer as Response;
      }
      return undefined;
    })();
    expect(redirected?.headers.get("location")).toBe("/companies?sort=people");
  }
});
