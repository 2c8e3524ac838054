import { accountLimits } from "#domain/account/account.ts";
import { placeholderEmail } from "#domain/account/email.ts";
import { isEmail } from "#domain/address.ts";
import type { Provider } from "./configuration.ts";
import { microsoftPerson } from "./microsoft.ts";
import { type Person, recordOf, type Tokens, textOf } from "./person.ts";

/** How long a provider may take to answer, in milliseconds. */
const patience = 10_000;

/** What somebody comes back from a provider with. */
interface Returned {
  code: string;
  codeVerifier: string;
  redirectURI: string;
}

/**
 * Who has signed in at the provider. An address that it doesn't vouch for is replaced by one that nobody has, so that
 * it is compared with no account. Throws if the provider refuses the code, or its answers make no sense. Its tokens
 * are for this alone: nothing keeps them.
 */
export async function personFor(provider: Provider, returned: Returned): Promise<Person> {
  const tokens = await tokensFor(provider, returned);
  const { subject, name, email, isVerified } = await personOf(provider, tokens);
  if (!subject || subject.length > 300) throw new Error("The provider named nobody");
  const vouched = isVerified && isEmail(email) && email.length <= accountLimits.email;
  const called = name.trim() || email.split("@")[0] || "Somebody";
  return {
    subject,
    name: Array.from(called).slice(0, accountLimits.name).join(""),
    email: vouched ? email : placeholderEmail(),
    isVerified: vouched,
  };
}

async function tokensFor(
  { tokenUrl, clientId, clientSecret }: Provider,
  { code, codeVerifier, redirectURI }: Returned,
): Promise<Tokens> {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    code_verifier: codeVerifier,
    redirect_uri: redirectURI,
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await ask(tokenUrl, { method: "POST", body });
  const { access_token, id_token } = recordOf(answer);
  if (typeof access_token !== "string") throw new Error("The provider gave no token");
  return { accessToken: access_token, idToken: typeof id_token === "string" ? id_token : "" };
}

function personOf(provider: Provider, tokens: Tokens): Person | Promise<Person> {
  switch (provider.id) {
    case "google":
      return googlePerson(provider, tokens);
    case "microsoft":
      return microsoftPerson(provider, tokens, Date.now());
    case "github":
      return gitHubPerson(provider, tokens);
  }
}

async function googlePerson({ profileUrl }: Provider, tokens: Tokens): Promise<Person> {
  const profile = recordOf(await askAs(tokens, profileUrl));
  return {
    subject: textOf(profile.sub),
    name: textOf(profile.name),
    email: textOf(profile.email),
    isVerified: profile.email_verified === true,
  };
}

/** The address on a profile is whatever its owner has made public: only the list says which is confirmed. */
async function gitHubPerson({ profileUrl }: Provider, tokens: Tokens): Promise<Person> {
  const [profile, emails] = await Promise.all([
    askAs(tokens, profileUrl).then(recordOf),
    askAs(tokens, `${profileUrl}/emails`),
  ]);
  const listed = Array.isArray(emails) ? emails.map(recordOf) : [];
  const main = listed.find(({ primary }) => primary === true) ?? {};
  return {
    subject: typeof profile.id === "number" ? String(profile.id) : "",
    name: textOf(profile.name) || textOf(profile.login),
    email: textOf(main.email),
    isVerified: main.verified === true,
  };
}

function askAs({ accessToken }: Tokens, url: string): Promise<unknown> {
  return ask(url, { headers: { authorization: `Bearer ${accessToken}` } });
}

/** Asks for JSON, and follows no redirect: it would get the secret or the token. */
async function ask(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, {
    ...init,
    // GitHub refuses requests that don't say who asks.
    headers: { accept: "application/json", "user-agent": "Kith", ...init.headers },
    redirect: "manual",
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}`);
  return answer.json();
}
