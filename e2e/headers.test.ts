import { expect, test } from "vitest";
import { newPerson, origin, Visitor } from "./built.ts";

test("a page allows its own scripts and no others, and stays out of shared caches", async () => {
  const person = await newPerson();
  for (const path of ["/contacts", "/contacts/new", "/nowhere"]) {
    const page = await person.send(path);
    const policy = page.headers.get("content-security-policy") ?? "";
    const nonce = /script-src 'self' 'nonce-([0-9a-f-]{36})'/.exec(policy)?.[1] ?? "none";
    const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(2);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect((await person.send(path)).headers.get("content-security-policy")).not.toBe(policy);
  }
});

test("every answer forbids MIME sniffing and shared caching", async () => {
  const person = await newPerson();
  const paths = [
    "/",
    "/sign-in",
    "/contacts",
    "/contacts.data",
    "/contacts/export.csv",
    "/export.zip",
    "/settings/backups/2000000000",
    "/files/2000000000",
    "/calendar/none.ics",
    "/nowhere",
  ];
  for (const path of [...paths, "/api/trpc/tag.list", "/api/auth/sign-out"]) {
    const { headers } = await person.send(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("cache-control"), path).toMatch(/private|no-store/);
    expect(headers.get("strict-transport-security"), path).toContain("max-age=");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy"), path).toBe("same-origin");
    expect(headers.get("permissions-policy"), path).toContain("geolocation=()");
    expect(headers.get("server-timing"), path).toMatch(
      /^d1;desc="queries=\d+ read=\d+ written=\d+"$/,
    );
  }
});

test("a page names the stylesheets that it waits for ahead of everything else", async () => {
  const person = await newPerson();
  for (const path of ["/sign-in", "/contacts", "/deals", "/nowhere"]) {
    const page = await (path === "/sign-in" ? new Visitor() : person).send(path);
    const waitsFor = /<link[^>]*rel="stylesheet" href="([^"#]+)#?"(?! media=)/g;
    const links = (await page.text()).matchAll(waitsFor);
    const styles = Array.from(links, ([, style]) => `<${style}>; rel=preload; as=style`);
    expect(styles.length, path).toBeGreaterThan(0);
    expect(page.headers.get("link"), path).toBe(styles.join(", "));
  }
});

test("cookies of a session are out of reach of scripts and of other sites", async () => {
  const visitor = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  const fields = { name: "Ada", email, password: "correct horse" };
  const cookies = (await visitor.post("/sign-up", fields)).headers.getSetCookie();
  const session = cookies.filter((cookie) => cookie.includes("session"));
  expect(session.length).toBeGreaterThan(1);
  const written = await visitor.post("/contacts/new", { firstName: "Sarah" });
  for (const cookie of [...cookies, ...written.headers.getSetCookie()]) {
    expect(cookie).toMatch(/^__Host-[\w.-]+=/);
    expect(cookie).not.toMatch(/; *Domain=/i);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) {
      expect(cookie.split(/; */), cookie).toContain(attribute);
    }
  }
});

test("the bookmark of a person's last write is set by writes only", async () => {
  const person = await newPerson();
  const marks = (response: Response) =>
    response.headers.getSetCookie().filter((cookie) => cookie.startsWith("__Host-kith_bookmark="));
  expect(marks(await person.post("/contacts/new", { firstName: "Sarah" }))).toHaveLength(1);
  expect(marks(await person.send("/contacts"))).toEqual([]);
  expect(marks(await person.send("/contacts.data"))).toEqual([]);
  expect(marks(await person.send("/api/trpc/tag.list"))).toEqual([]);
});

test("a message waits for the page that is shown, not for prefetched ones", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  await person.post(`/contacts/${id}/delete`, {});
  const prefetch = () => person.send("/contacts.data", { headers: { "sec-purpose": "prefetch" } });
  const ahead = await prefetch();
  expect(ahead.headers.get("cache-control")).toBe("private, no-cache");
  expect(await ahead.text()).not.toContain("Deleted “Sarah”.");
  expect(await (await person.send("/contacts.data")).text()).toContain("Deleted “Sarah”.");
  expect(await (await person.send("/contacts.data")).text()).not.toContain("Deleted “Sarah”.");
  expect((await prefetch()).headers.get("cache-control")).toBe("private, max-age=10");
});

test("what another site posts is refused, wherever it posts to", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  const paths = [
    "/contacts/new",
    `/contacts/${id}/delete`,
    "/undo",
    "/sign-out",
    "/api/trpc/contact.delete",
    "/api/auth/sign-out",
  ];
  for (const path of paths) {
    const forged = await person.post(path, { firstName: "Forged" }, "https://example.com");
    expect(forged.status, path).toBe(403);
  }
  const hidden = await person.send(`/contacts/${id}/delete`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(hidden.status).toBe(403);
  expect((await person.send(`/contacts/${id}`)).status).toBe(200);
});

test("errors of the api carry neither stack nor SQL", async () => {
  const person = await newPerson();
  const post = (body: string) => ({
    method: "POST",
    body,
    headers: { origin, "content-type": "application/json" },
  });
  const calls: [string, RequestInit?][] = [
    ["/api/trpc/nothing.here"],
    ["/api/trpc/contact.byId?input=%7B"],
    ["/api/trpc/contact.byId?input=%7B%22json%22%3A%7B%22id%22%3A2000000000%7D%7D"],
    ["/api/trpc/contact.list?input=%7B%22json%22%3A%7B%22cursor%22%3A%22x%22%7D%7D"],
    ["/api/trpc/contact.create", post("{")],
    ["/api/trpc/contact.create", post('{"json":{"firstName":1}}')],
    ["/api/trpc/contact.create", post('{"json":{"firstName":"A","tagIds":[2000000000]}}')],
    ["/api/trpc/tag.create", post('{"json":{"name":"A","color":"red"}}')],
  ];
  for (const [path, init] of calls) {
    const answer = await person.send(path, init);
    const text = await answer.text();
    expect(answer.status, text).toBeGreaterThan(399);
    expect(answer.status, text).toBeLessThan(500);
    expect(text).not.toMatch(/"stack"|\bat .*\.(js|ts)|select |insert |SQLITE|D1_ERROR/i);
  }
});
