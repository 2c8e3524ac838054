import { applyD1Migrations, SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Site, SiteVisitor, signUp } from "./visitor.ts";

/*
 * What the tests of the built Worker share: they send it HTTP requests, as a browser would, and
 * nothing else.
 */

export const origin = "https://kith.example";

await applyD1Migrations(env.DB, env.MIGRATIONS);

const site: Site = { origin, fetch: (request) => SELF.fetch(request) };

/** A person who visits the built Worker. */
export class Visitor extends SiteVisitor {
  constructor(cookies?: ReadonlyMap<string, string>) {
    super(site, cookies);
  }
}

/** A visitor who has just signed up. */
export function newPerson(): Promise<Visitor> {
  return signUp(new Visitor());
}

/** The cost of an answer, from its Server-Timing header. */
export function costOf(response: Response): { queries: number; read: number; written: number } {
  const timing = response.headers.get("server-timing") ?? "";
  const [, queries, read, written] =
    /^d1;desc="queries=(\d+) read=(\d+) written=(\d+)"$/.exec(timing) ?? [];
  return { queries: Number(queries), read: Number(read), written: Number(written) };
}

/** The text of a page, without its markup. */
export function wordsOf(html: string): string {
  return html.replace(/<!--.*?-->|<[^>]+>/gs, "");
}
