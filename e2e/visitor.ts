/** Where a visitor sends requests: the built Worker itself, or a server in front of it. */
export interface Site {
  /** Scheme, host and port. */
  origin: string;
  fetch: (request: Request) => Promise<Response>;
}

/** A browser as the server sees it: it stores cookies, and doesn't follow redirects by itself. */
export class SiteVisitor {
  readonly site: Site;
  readonly cookies: Map<string, string>;
  readonly #address = `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

  /** A new visitor has no cookies, or a copy of somebody's. */
  constructor(site: Site, cookies: ReadonlyMap<string, string> = new Map()) {
    this.site = site;
    this.cookies = new Map(cookies);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cf-connecting-ip", this.#address);
    headers.set("cookie", this.cookieHeader);
    const request = new Request(`${this.site.origin}${path}`, {
      ...init,
      headers,
      redirect: "manual",
    });
    const response = await this.site.fetch(request);
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  post(path: string, fields: Record<string, string>, from = this.site.origin): Promise<Response> {
    return this.send(path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { origin: from },
    });
  }

  /** Calls a mutation, and returns its answer. */
  async call<Answer>(procedure: string, input: unknown): Promise<Answer> {
    const response = await this.send(`/api/trpc/${procedure}`, {
      method: "POST",
      body: JSON.stringify({ json: input }),
      headers: { origin: this.site.origin, "content-type": "application/json" },
    });
    return answerOf(response);
  }

  /** Calls a query, and returns its answer. */
  async read<Answer>(procedure: string, input: unknown): Promise<Answer> {
    const params = new URLSearchParams({ input: JSON.stringify({ json: input }) });
    return answerOf(await this.send(`/api/trpc/${procedure}?${params}`));
  }

  #keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals);
    if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(equals + 1));
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json()) as { result: { data: { json: Answer } } };
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer.result.data.json;
}

/** Signs a new person up by the form. */
export async function signUp<Somebody extends SiteVisitor>(visitor: Somebody): Promise<Somebody> {
  const email = `${crypto.randomUUID()}@example.com`;
  const fields = { name: "Ada Byron", email, password: "correct horse" };
  const response = await visitor.post("/sign-up", fields);
  if (response.status !== 302) throw new Error(`Sign-up answered ${response.status}`);
  return visitor;
}
