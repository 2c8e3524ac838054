import { createAuthorizationURL, type OAuthProvider } from "@better-auth/core/oauth2";
import { APIError } from "better-auth/api";
import { type ProviderId, providerNames, providerPath } from "#domain/account/provider.ts";
import type { Provider } from "./services/provider/configuration.ts";
import type { Person } from "./services/provider/person.ts";
import { personFor } from "./services/provider/profile.ts";

/*
 * Google, Microsoft and GitHub for Better Auth's own endpoints, which keep the state, PKCE and the accounts. Its
 * modules for them come with thirty others, and its plugin for any provider with ten.
 */

/** The header by which our gate says that somebody may create an account; a client can't set it. */
export const mayJoinHeader = "kith-may-join";

const scopes: Record<ProviderId, string[]> = {
  google: ["openid", "email", "profile"],
  microsoft: ["openid", "email", "profile"],
  github: ["read:user", "user:email"],
};

/** Registers the providers that are configured, with their pages under `origin`. */
export function providerSignIn(providers: Provider[], origin: string) {
  const known = providers.map((provider) => oAuthProvider(provider, origin));
  return { id: "providers", init: () => ({ context: { socialProviders: known } }) };
}

function oAuthProvider(provider: Provider, origin: string): OAuthProvider<Person> {
  const { id, clientId, authorizationUrl } = provider;
  const redirectURI = origin + providerPath(id);
  return {
    id,
    name: providerNames[id],
    accountSubject: ({ profile }) => profile.subject,
    createAuthorizationURL: ({ state, codeVerifier }) =>
      createAuthorizationURL({
        id,
        options: { clientId },
        authorizationEndpoint: authorizationUrl,
        scopes: scopes[id],
        state,
        codeVerifier,
        redirectURI,
      }),
    // Better Auth would store tokens, so it gets the person in their place.
    async validateAuthorizationCode({ code, codeVerifier = "" }) {
      const person = await personFor(provider, { code, codeVerifier, redirectURI });
      return { raw: { ...person } };
    },
    async getUserInfo({ raw }) {
      const person = raw as unknown as Person;
      const { name, email, isVerified } = person;
      return { user: { name, email, emailVerified: isVerified }, data: person };
    },
  };
}

/**
 * Refuses an account for somebody whose address their provider doesn't vouch for (EMAIL_NOT_VERIFIED), or to whom
 * sign-up isn't open (SIGN_UP_CLOSED).
 */
export function checkMayJoin(person: { emailVerified: boolean }, headers: Headers | undefined) {
  if (!headers?.has(mayJoinHeader)) throw new APIError("FORBIDDEN", { code: "SIGN_UP_CLOSED" });
  if (!person.emailVerified) throw new APIError("FORBIDDEN", { code: "EMAIL_NOT_VERIFIED" });
}
