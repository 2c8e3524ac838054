import { expect, test } from "vitest";
import { formOriginsOf, type ProviderConfiguration, providersOf } from "./configuration.ts";
import { microsoftPerson } from "./microsoft.ts";

const google = { GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "secret" };
const double = { ...google, PROVIDERS_DOUBLE: "http://127.0.0.1:9" };

const placeOf = (env: ProviderConfiguration, origin: string) =>
  providersOf(env, origin).providers[0]?.authorizationUrl;

test("a provider takes both keys, and what is missing of a pair is named", () => {
  expect(providersOf({}, "https://kith.example")).toEqual({ providers: [], faults: [] });
  expect(providersOf({ ...google, GITHUB_CLIENT_ID: "id" }, "https://kith.example")).toMatchObject({
    providers: [{ id: "google", clientId: "id", clientSecret: "secret" }],
    faults: ["GITHUB_CLIENT_SECRET is missing, so sign-in with GitHub is off."],
  });
  const { faults } = providersOf({ MICROSOFT_CLIENT_SECRET: "secret" }, "https://kith.example");
  expect(faults).toEqual(["MICROSOFT_CLIENT_ID is missing, so sign-in with Microsoft is off."]);
});

test("a double of the providers is asked only on a loopback address", () => {
  for (const origin of ["http://localhost:4173", "http://127.0.0.1:4173", "http://[::1]:4173"]) {
    expect(placeOf(double, origin)).toBe("http://127.0.0.1:9/google/authorize");
  }
  for (const origin of ["https://kith.example", "http://localhost.kith.example"]) {
    expect(placeOf(double, origin)).toMatch(/^https:\/\/accounts\.google\.com\//);
  }
});

test("a tenant stays within its part of Microsoft's URLs", () => {
  const env = { MICROSOFT_CLIENT_ID: "id", MICROSOFT_CLIENT_SECRET: "secret" };
  const start = "https://login.microsoftonline.com/";
  expect(placeOf(env, "https://kith.example")).toBe(`${start}common/oauth2/v2.0/authorize`);
  expect(placeOf({ ...env, MICROSOFT_TENANT: "../x?" }, "https://kith.example")).toBe(
    `${start}..%2Fx%3F/oauth2/v2.0/authorize`,
  );
});

test("forms may be led to the site of personal accounts only where those may sign in", () => {
  const env = { MICROSOFT_CLIENT_ID: "id", MICROSOFT_CLIENT_SECRET: "secret" };
  const originsFor = (tenant: string) => {
    const configured = { ...env, MICROSOFT_TENANT: tenant };
    return formOriginsOf(providersOf(configured, "https://kith.example").providers);
  };
  const work = "https://login.microsoftonline.com";
  for (const tenant of ["", "common", "consumers", "9188040D-6c67-4c5b-b112-36a304b66dad"]) {
    expect(originsFor(tenant), tenant).toEqual([work, "https://login.live.com"]);
  }
  for (const tenant of ["organizations", "72f988bf-86f1-41af-91ab-2d7cd011db47"]) {
    expect(originsFor(tenant), tenant).toEqual([work]);
  }
});

const now = 1_800_000_000_000;
const claims = {
  aud: "id",
  iss: "https://login.microsoftonline.com/t1/v2.0",
  tid: "t1",
  oid: "o1",
  exp: now / 1_000 + 60,
  email: "ada@example.com",
  name: "Ada Ærø",
};

function personIn(changed: object, tenant?: string) {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...claims, ...changed }));
  const payload = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
  const idToken = `e30.${payload.replaceAll("=", "")}.x`;
  return microsoftPerson(
    { clientId: "id", ...(tenant && { tenant }) },
    { accessToken: "", idToken },
    now,
  );
}

test("Microsoft's address counts only if its domain is proven", () => {
  expect(personIn({})).toEqual({
    subject: "t1:o1",
    name: "Ada Ærø",
    email: "ada@example.com",
    isVerified: false,
  });
  for (const proven of [true, 1, "1", "true"]) {
    expect(personIn({ xms_edov: proven }).isVerified).toBe(true);
  }
  for (const not of [false, 0, "0", "false", null, "yes"]) {
    expect(personIn({ xms_edov: not, email_verified: true }).isVerified).toBe(false);
  }
});

test.each([
  ["for another program", { aud: "other" }],
  ["of another issuer", { iss: "https://login.example.com/t1/v2.0" }],
  ["of another tenant", { tid: "t2" }],
  ["too old", { exp: now / 1_000 - 1 }],
  ["without a time", { exp: undefined }],
])("a token %s is refused", (_, changed) => {
  expect(() => personIn(changed)).toThrow("The token");
});

test("only accounts of the tenants that may sign in do, whatever page they came by", () => {
  const personal = "9188040d-6c67-4c5b-b112-36a304b66dad";
  const ofPersonal = { tid: personal, iss: `https://login.microsoftonline.com/${personal}/v2.0` };
  for (const tenant of ["common", "organizations", "t1", "T1"]) {
    expect(personIn({}, tenant).subject, tenant).toBe("t1:o1");
  }
  for (const tenant of ["common", "consumers"]) {
    expect(personIn(ofPersonal, tenant).subject, tenant).toBe(`${personal}:o1`);
  }
  for (const tenant of ["consumers", "t2"]) expect(() => personIn({}, tenant)).toThrow("tenant");
  for (const tenant of ["organizations", "t1"]) {
    expect(() => personIn(ofPersonal, tenant)).toThrow("tenant");
  }
});
