import { type ProviderId, providerIds, providerNames } from "#domain/account/provider.ts";
import { admitsPersonal } from "./tenant.ts";

/** What the Worker's configuration says about providers; docs/deploy.md explains each. */
export interface ProviderConfiguration {
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
  MICROSOFT_CLIENT_ID?: string;
  MICROSOFT_CLIENT_SECRET?: string;
  /** Whose accounts may sign in: a tenant's id, "organizations", "consumers", or "common", the default. */
  MICROSOFT_TENANT?: string;
  GITHUB_CLIENT_ID?: string;
  GITHUB_CLIENT_SECRET?: string;
  /** Where tests have a double of all providers; read only on a loopback address. */
  PROVIDERS_DOUBLE?: string;
}

/** A provider that a deployment has keys for, and where it is. */
export interface Provider {
  id: ProviderId;
  clientId: string;
  clientSecret: string;
  /** Where somebody signs in. */
  authorizationUrl: string;
  /** Where it leads on to from there, on other sites of its own. */
  furtherOrigins?: string[];
  /** What changes a code for tokens. */
  tokenUrl: string;
  /** What tells who somebody is; Microsoft tells it with its tokens. */
  profileUrl: string;
  /** Whose Microsoft accounts may sign in. */
  tenant?: string;
}

/** The providers that are configured, and what is wrong with those that are configured by half. */
export function providersOf(
  env: ProviderConfiguration,
  origin: string,
): { providers: Provider[]; faults: string[] } {
  const providers: Provider[] = [];
  const faults: string[] = [];
  for (const id of providerIds) {
    const name = id.toUpperCase() as Uppercase<ProviderId>;
    const [clientId, clientSecret] = [env[`${name}_CLIENT_ID`], env[`${name}_CLIENT_SECRET`]];
    if (clientId && clientSecret) {
      providers.push({ id, clientId, clientSecret, ...placesOf(id, env, origin) });
    } else if (clientId || clientSecret) {
      const missing = `${name}_CLIENT_${clientId ? "SECRET" : "ID"}`;
      faults.push(`${missing} is missing, so sign-in with ${providerNames[id]} is off.`);
    }
  }
  return { providers, faults };
}

type Places = Omit<Provider, "id" | "clientId" | "clientSecret">;

function placesOf(id: ProviderId, env: ProviderConfiguration, origin: string): Places {
  const double = env.PROVIDERS_DOUBLE;
  if (double && isLoopback(origin)) {
    return {
      authorizationUrl: `${double}/${id}/authorize`,
      tokenUrl: `${double}/${id}/token`,
      profileUrl: `${double}/${id}/user`,
    };
  }
  switch (id) {
    case "google":
      return {
        authorizationUrl: "https://accounts.google.com/o/oauth2/v2/auth",
        tokenUrl: "https://oauth2.googleapis.com/token",
        profileUrl: "https://openidconnect.googleapis.com/v1/userinfo",
      };
    case "microsoft": {
      const tenant = env.MICROSOFT_TENANT || "common";
      const authority = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0`;
      return {
        tenant,
        // People's own accounts sign in there.
        furtherOrigins: admitsPersonal(tenant) ? ["https://login.live.com"] : [],
        authorizationUrl: `${authority}/authorize`,
        tokenUrl: `${authority}/token`,
        profileUrl: "",
      };
    }
    case "github":
      return {
        authorizationUrl: "https://github.com/login/oauth/authorize",
        tokenUrl: "https://github.com/login/oauth/access_token",
        profileUrl: "https://api.github.com/user",
      };
  }
}

/** The sites that a form which begins at one of the providers may be led through. */
export function formOriginsOf(providers: Provider[]): string[] {
  return providers.flatMap(({ authorizationUrl, furtherOrigins = [] }) => [
    new URL(authorizationUrl).origin,
    ...furtherOrigins,
  ]);
}

function isLoopback(origin: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}
