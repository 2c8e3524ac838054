import type { Provider } from "./configuration.ts";
import { type Person, recordOf, type Tokens, textOf } from "./person.ts";
import { isIn } from "./tenant.ts";

/*
 * Whoever administers a tenant writes any address into its accounts ("nOAuth"), so Microsoft's claim `email` says
 * nothing by itself. `xms_edov` says that the tenant has proven that it owns the address's domain.
 */

/**
 * Whom an ID token names. It comes from Microsoft itself, over TLS, so its signature needn't be checked (OpenID
 * Connect Core, 3.1.3.7). Throws for a token that is for another program, of another issuer or tenant, or too old at
 * `now` (unix milliseconds).
 */
export function microsoftPerson(
  { clientId, tenant: allowed = "common" }: Pick<Provider, "clientId" | "tenant">,
  { idToken }: Tokens,
  now: number,
): Person {
  const claims = claimsOf(idToken);
  const [tenant, account] = [textOf(claims.tid), textOf(claims.oid)];
  if (claims.aud !== clientId) throw new Error("The token names another app");
  if (!tenant || claims.iss !== `https://login.microsoftonline.com/${tenant}/v2.0`) {
    throw new Error("The token is of another issuer");
  }
  if (!isIn(tenant, allowed)) throw new Error("The account is of a tenant that may not sign in");
  if (typeof claims.exp !== "number" || claims.exp * 1_000 < now)
    throw new Error("The token is old");
  return {
    // An account's id is unique in its tenant.
    subject: account && `${tenant}:${account}`,
    name: textOf(claims.name),
    email: textOf(claims.email),
    isVerified: [true, 1, "1", "true"].some((yes) => yes === claims.xms_edov),
  };
}

function claimsOf(token: string): Record<string, unknown> {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
  return recordOf(JSON.parse(new TextDecoder().decode(bytes)));
}
