import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson, Visitor, wordsOf } from "./built.ts";
import { ConfiguredVisitor } from "./configured.ts";
import { doubleKeys } from "./provider-keys.mjs";

/* What the built Worker says of providers, as it is configured, without asking any of them. */

const titles = ["Google", "Microsoft", "GitHub"];
const places = {
  google: "https://accounts.google.com/o/oauth2/v2/auth",
  microsoft: "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize",
  github: "https://github.com/login/oauth/authorize",
};
const config = {
  ...doubleKeys,
  MICROSOFT_TENANT: "organizations",
  // Only for a site on a loopback address.
  PROVIDERS_DOUBLE: "http://127.0.0.1:1",
};

test("without keys there are no buttons, and nothing to begin", async () => {
  const visitor = new Visitor();
  for (const path of ["/sign-in", "/sign-up"]) {
    const page = await visitor.send(path);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self';");
    expect(await page.text(), path).not.toContain("Continue with");
  }
  expect((await visitor.post("/sign-in/with/google", {})).status).toBe(400);
  const returned = await visitor.send("/sign-in/with/google?code=1&state=1");
  expect(returned.headers.get("location")).toContain("fault=expired");
  const endpoint = await visitor.send("/api/auth/sign-in/social", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"provider":"google"}',
  });
  expect(endpoint.status).toBe(404);
  const half = new ConfiguredVisitor({ GOOGLE_CLIENT_ID: "google-id" });
  expect(await (await half.send("/sign-in")).text()).not.toContain("Continue with");
});

test("a refused press is made again with all that it carried", async () => {
  const carried = { next: "/tags", invitation: "an-invitation", timeZone: "Europe/Vienna" };
  const answer = await new ConfiguredVisitor(config).post("/sign-in/with/google", {
    ...carried,
    keptForm: "no form",
  });
  expect(answer.status).toBe(400);
  const html = await answer.text();
  for (const [name, value] of Object.entries(carried)) {
    expect(html).toContain(`name="${name}" value="${value}"`);
  }
  expect(html).toContain('action="/sign-in?next=%2Ftags"');
});

test("with keys, each button leads to its provider, by a form that Chromium lets through", async () => {
  const visitor = new ConfiguredVisitor(config);
  const page = await visitor.send("/sign-in?next=%2Ftags");
  const html = await page.text();
  for (const title of titles) expect(wordsOf(html)).toContain(`Continue with ${title}`);
  expect(html).toContain('name="next" value="/tags"');
  const origins = [
    "https://accounts.google.com",
    "https://login.microsoftonline.com",
    "https://github.com",
  ];
  expect(page.headers.get("content-security-policy")).toContain(
    `form-action 'self' ${origins.join(" ")};`,
  );
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = config;
  const one = new ConfiguredVisitor({ GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET });
  expect((await one.send("/sign-in")).headers.get("content-security-policy")).toContain(
    "form-action 'self' https://github.com;",
  );
  for (const [name, place] of Object.entries(places)) {
    const answer = await new ConfiguredVisitor(config).post(`/sign-in/with/${name}`, {});
    const url = new URL(answer.headers.get("location") ?? "");
    expect(url.origin + url.pathname).toBe(place);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: `${name}-id`,
      response_type: "code",
      redirect_uri: `https://kith.example/sign-in/with/${name}`,
      code_challenge_method: "S256",
    });
    expect(url.searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    expect(url.search).not.toContain("secret");
    const [state = ""] = answer.headers.getSetCookie().filter((cookie) => cookie.includes("state"));
    expect(state).toMatch(
      /^__Host-better-auth\.state=[^;]*; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
  }
});

test("a link that a deployment has stopped offering is found under Settings, and can be removed", async () => {
  const person = await newPerson();
  const settings = async () => (await person.send("/settings")).text();
  expect(await settings()).not.toContain('href="/settings/providers"');
  await env.DB.exec(
    "insert into account (account_id, provider_id, user_id) select 'left', 'google', max(id) from user",
  );
  expect(await settings()).toContain('href="/settings/providers"');
  const page = wordsOf(await (await person.send("/settings/providers")).text());
  expect(page).toContain("but this Kith no longer offers it");
  // It is no way in, so it doesn't stand for the password.
  expect(await (await person.send("/settings/passkeys")).text()).not.toContain("Remove password");
  await person.post("/settings/providers/unlink", { provider: "google" });
  expect(await settings()).not.toContain('href="/settings/providers"');
});
