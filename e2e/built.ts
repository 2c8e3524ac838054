import { applyD1Migrations, SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Site, SiteVisitor, signUp } from "./visitor.ts";

/* What the tests of the built Worker share: it is asked over HTTP, as a browser would, and nothing else. */

export const origin = "https://kith.example";

await applyD1Migrations(env.DB, env.MIGRATIONS);

const site: Site = { origin, fetch: (request) => SELF.fetch(request) };

/** Somebody who visits the built Worker. */
export class Visitor extends SiteVisitor {
  constructor(cookies?: ReadonlyMap<string, string>) {
    super(site, cookies);
  }
}

/** A visitor who has just signed up by the form. */
export function newPerson(): Promise<Visitor> {
  return signUp(new Visitor());
}

/** What an answer cost, as its Server-Timing header says. */
export function costOf(response: Response): { queries: number; read: number; written: number } {
  const timing = response.headers.get("server-timing") ?? "";
  const [, queries, read, written] =
    /^d1;desc="queries=(\d+) read=(\d+) written=(\d+)"$/.exec(timing) ?? [];
  return { queries: Number(queries), read: Number(read), written: Number(written) };
}

/** The words of a page, without what marks them up. */
export function wordsOf(html: string): string {
  return html.replace(/<!--.*?-->|<[^>]+>/gs, "");
}
