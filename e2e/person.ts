import { randomInt, randomUUID } from "node:crypto";
import { test as base, type Page } from "playwright/test";

/** Somebody with an account of their own and an empty book. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

export function newPerson(): Person {
  return { name: "Ada Byron", email: `${randomUUID()}@example.com`, password: "correct horse" };
}

interface Fixtures {
  /** The person who is signed in on `page`. */
  person: Person;
}

/**
 * A test whose page belongs to a new person who is signed in, when it asks for `person`. Every test
 * comes from a network address of its own, since sign-ups and sign-ins are throttled by address.
 */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted here.
  extraHTTPHeaders: async ({}, use) => {
    await use({ "cf-connecting-ip": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });
  },
  person: async ({ page, baseURL }, use) => {
    const person = newPerson();
    const headers = { origin: baseURL ?? "" };
    const response = await page.request.post("/api/auth/sign-up/email", { data: person, headers });
    if (!response.ok()) throw new Error(`Sign-up answered ${response.status()}`);
    await use(person);
  },
});

/** Calls a procedure as the person who is signed in on the page; answers with what it answers. */
export async function call(page: Page, procedure: string, input: unknown): Promise<unknown> {
  const response = await page.request.post(`/api/trpc/${procedure}`, { data: { json: input } });
  const { result, error } = await response.json();
  if (error) throw new Error(`${procedure}: ${error.json.message}`);
  return result.data.json;
}

export { expect } from "playwright/test";
