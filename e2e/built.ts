import { applyD1Migrations, SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";

/* What the tests of the built Worker share: it is asked over HTTP, as a browser would, and nothing else. */

export const origin = "https://kith.example";

await applyD1Migrations(env.DB, env.MIGRATIONS);

/** A browser as far as the server sees one: it keeps cookies and follows no redirect by itself. */
export class Visitor {
  readonly cookies: Map<string, string>;
  readonly #address = `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

  /** A new one has no cookies, or a copy of somebody's. */
  constructor(cookies: Map<string, string> = new Map()) {
    this.cookies = new Map(cookies);
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cf-connecting-ip", this.#address);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const request = new Request(`${origin}${path}`, { ...init, headers, redirect: "manual" });
    const response = await SELF.fetch(request);
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  post(path: string, fields: Record<string, string>, from = origin): Promise<Response> {
    return this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: from },
    });
  }

  /** Calls a procedure that writes; answers with what it answers. */
  async call<Answer>(procedure: string, input: unknown): Promise<Answer> {
    const response = await this.send(`/api/trpc/${procedure}`, {
      method: "POST",
      body: JSON.stringify({ json: input }),
      headers: { origin, "content-type": "application/json" },
    });
    const answer = await response.json<{ result: { data: { json: Answer } } }>();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer.result.data.json;
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals);
    if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(equals + 1));
  }
}

/** A visitor who has just signed up by the form. */
export async function newPerson(): Promise<Visitor> {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  const fields = { name: "Ada Byron", email, password: "correct horse" };
  const response = await visitor.post("/sign-up", fields);
  if (response.status !== 302) throw new Error(`Sign-up answered ${response.status}`);
  return visitor;
}

/** What an answer cost, as its Server-Timing header says. */
export function costOf(response: Response): { queries: number; read: number; written: number } {
  const timing = response.headers.get("server-timing") ?? "";
  const [, queries, read, written] =
    /^d1;desc="queries=(\d+) read=(\d+) written=(\d+)"$/.exec(timing) ?? [];
  return { queries: Number(queries), read: Number(read), written: Number(written) };
}
