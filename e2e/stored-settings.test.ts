import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Visitor } from "./built.ts";

/**
 * Values that our forms don't accept, as an older release or a manual edit may have left them in
 * the table.
 */
const stored: [what: string, column: string, value: unknown][] = [
  ["locale that is none", "locale", "zz-@@"],
  ["number as a locale", "locale", 7],
  ["empty locale", "locale", ""],
  ["zone that is none", "time_zone", "X/Y"],
  ["currency that is none", "currency", "????"],
  ["theme that is none", "theme", "neon"],
  ["empty name", "name", ""],
  ["name of a NUL", "name", "\0"],
  ["name of 200,000 characters", "name", "x".repeat(200_000)],
];

const pages = ["/today", "/contacts", "/deals", "/deals/all", "/deals/new", "/activity"];

test.each(stored)("a stored %s breaks no page, nor signing in", async (_, column, value) => {
  const email = `${crypto.randomUUID()}@example.com`;
  const password = "correct horse";
  await new Visitor().post("/sign-up", { name: "Ada", email, password });
  await env.DB.prepare(`update user set ${column} = ? where email = ?`).bind(value, email).run();
  const person = new Visitor();
  const signedIn = await person.post("/sign-in", { email, password });
  expect(signedIn.headers.get("location")).toBe("/today");
  await person.call("deal.create", { title: "Website", value: 1, stageId: undefined });
  for (const page of [...pages, "/companies", "/tags", "/search?search=web"]) {
    const answer = await person.send(page);
    expect(answer.status, page).toBe(200);
    await answer.text();
  }
  const settings = await (await person.send("/settings")).text();
  expect(settings).toMatch(/<option[^>]* value="en-AU"[^>]* selected/);
  const saved = await person.post("/settings", {
    name: "Ada",
    locale: "de-DE",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    theme: "dark",
  });
  expect(saved.headers.get("location")).toBe("/settings");
});
