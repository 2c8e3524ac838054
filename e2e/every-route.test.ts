import { expect, test } from "vitest";
import routes from "../app/routes.ts";
import { newPerson, origin } from "./built.ts";

/* Every URL of the product, sent requests that it doesn't accept. */

type RouteEntry = (typeof routes)[number];

function pathsIn(entries: readonly RouteEntry[]): string[] {
  return entries.flatMap(({ path, children }) => [
    ...(path === undefined ? [] : [path]),
    ...pathsIn(children ?? []),
  ]);
}

const paths = ["", ...pathsIn(routes)]
  .map((path) => `/${path.replace("*", "nowhere").replace(/:\w+/g, "2000000000")}`)
  // The one address that needs no form.
  .filter((path) => path !== "/sign-out");

test("every URL answers requests that it doesn't accept with a page that says so", async () => {
  const person = await newPerson();
  expect(paths.length).toBeGreaterThan(80);
  for (const path of paths) {
    for (const method of ["POST", "DELETE"]) {
      const answer = await person.send(path, { method, headers: { origin } });
      const said = `${method} ${path}`;
      expect([400, 404, 405], said).toContain(answer.status);
      expect(answer.headers.get("content-type"), said).toBe("text/html; charset=utf-8");
      expect(await answer.text(), said).toMatch(
        /<title>[^<]+ · Kith<\/title>.*<h1[^>]*>[^<]+<\/h1>/s,
      );
    }
  }
});

test("a missing file is answered with a page, and its headers without an error", async () => {
  const person = await newPerson();
  const path = "/contacts/2000000000/card.vcf";
  const answer = await person.send(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("<h1>Not found</h1>");
  expect((await person.send(path, { method: "HEAD" })).status).toBe(404);
});

test("pages without an action accept no posts", async () => {
  const person = await newPerson();
  for (const path of ["/who", "/contacts/export.csv", "/contacts/1/card.vcf", "/today"]) {
    const answer = await person.post(path, {});
    expect(answer.status, path).toBe(405);
    expect(await answer.text(), path).toContain("Nothing can be sent to this page.");
  }
});

/** Pages for people who aren't signed in, or who confirm something, carry kept forms; columns are the browser's own. */
const keyless = /^\/(sign-|confirm|forgot-|reset-|unsubscribe|use-link|send-again)|\/columns$/;

test("every form that is sent says for whom it was shown, so that it can be kept", async () => {
  const person = await newPerson();
  const [found, without]: [string[], string[]] = [[], []];
  for (const path of paths.filter((each) => !keyless.test(each))) {
    const answer = await person.send(path);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    const html = await answer.text();
    const main = html.slice(html.indexOf("<main"));
    for (const [form, head = ""] of main.matchAll(/<form([^>]*)>.*?<\/form>/gs)) {
      if (!head.includes('method="post"')) continue;
      found.push(path);
      if (!form.includes('name="form-key"')) without.push(`${path} ${head}`);
    }
  }
  expect(without).toEqual([]);
  expect(found.length).toBeGreaterThan(20);
});
