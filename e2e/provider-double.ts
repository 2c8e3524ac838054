import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/*
 * A double of Google, Microsoft and GitHub: it answers as their documentation says, and checks what they check, PKCE
 * among it.
 */

export type ProviderName = "google" | "microsoft" | "github";

/** Somebody with an account at a provider. */
export interface Persona {
  /** An account's id; a number at GitHub. */
  id: string;
  email: string;
  isVerified?: boolean;
  name?: string;
}

/** How a provider fails. */
type Failure = "down" | "rubbish" | "nobody";

const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

interface Grant {
  persona: Persona;
  asked: URLSearchParams;
}

export class ProviderDouble {
  /** Who is signed in at the providers, for browsers. */
  persona: Persona = { id: "1", email: "nobody@example.com" };
  failure: Failure | undefined;
  readonly #grants = new Map<string, Grant>();
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** Where the provider leads somebody who allows what the page at `url` asks. */
  allow(url: string, persona: Persona): string {
    const asked = new URL(url).searchParams;
    const code = crypto.randomUUID();
    this.#grants.set(code, { persona, asked });
    return returnTo(asked, { code });
  }

  /** Where it leads somebody who doesn't. */
  refuse(url: string): string {
    return returnTo(new URL(url).searchParams, { error: "access_denied" });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.url);
    const [, provider, ...rest] = pathname.split("/");
    const asked = rest.join("/");
    if (asked === "authorize") {
      const url = this.url + (request.url ?? "");
      const links = `<a href="${escaped(this.allow(url, this.persona))}">Allow</a>
        <a href="${escaped(this.refuse(url))}">Refuse</a>`;
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><title>Double</title><h1>${provider}</h1>${links}`);
      return;
    }
    if (this.failure === "down") return void response.writeHead(503).end("Down");
    if (this.failure === "rubbish") return void response.end("<html>Hello</html>");
    response.setHeader("content-type", "application/json");
    const sent = new URLSearchParams(await textOf(request));
    const bearer = (request.headers.authorization ?? "").replace("Bearer ", "");
    const answer =
      asked === "token"
        ? this.#tokens(provider as ProviderName, sent)
        : profileOf(provider, asked, this.#grants.get(bearer)?.persona, this.failure);
    if (answer === null) response.statusCode = asked === "token" ? 400 : 401;
    response.end(JSON.stringify(answer ?? { error: "invalid" }));
  }

  #tokens(provider: ProviderName, sent: URLSearchParams): object | null {
    const code = sent.get("code") ?? "";
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const hash = createHash("sha256").update(sent.get("code_verifier") ?? "");
    const isRight =
      grant?.asked.get("client_id") === sent.get("client_id") &&
      sent.get("client_secret") === `${provider}-secret` &&
      grant?.asked.get("redirect_uri") === sent.get("redirect_uri") &&
      grant?.asked.get("code_challenge_method") === "S256" &&
      grant.asked.get("code_challenge") === hash.digest("base64url");
    if (!grant || !isRight) return null;
    const access = crypto.randomUUID();
    this.#grants.set(access, grant);
    const tokens = { access_token: access, refresh_token: "a-refresh-token", token_type: "Bearer" };
    if (provider !== "microsoft") return { ...tokens, id_token: "not.read.here" };
    return { ...tokens, id_token: idToken(grant.persona, this.failure) };
  }
}

function returnTo(asked: URLSearchParams, answer: Record<string, string>): string {
  const url = new URL(asked.get("redirect_uri") ?? "");
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  url.searchParams.set("state", asked.get("state") ?? "");
  return url.href;
}

/** Microsoft writes any address into a token; `xms_edov` says whether its domain is proven. */
function idToken({ id, email, name, isVerified = true }: Persona, failure?: Failure): string {
  const claims = {
    aud: failure === "nobody" ? "another-program" : "microsoft-id",
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    tid: tenant,
    oid: id,
    email,
    name,
    exp: Math.floor(Date.now() / 1_000) + 3_600,
    ...(isVerified && { xms_edov: true }),
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part(claims)}.signature`;
}

function profileOf(
  provider: string | undefined,
  asked: string,
  persona: Persona | undefined,
  failure: Failure | undefined,
): object | null {
  if (!persona) return null;
  if (failure === "nobody") return {};
  const { id, email, name, isVerified = true } = persona;
  if (provider === "google") return { sub: id, email, email_verified: isVerified, name };
  if (asked === "user") return { id: Number(id), login: "ada", name, email: "public@example.com" };
  return [
    { email: "other@example.com", primary: false, verified: true },
    { email, primary: true, verified: isVerified },
  ];
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

function escaped(url: string): string {
  return url.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
