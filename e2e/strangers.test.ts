import { expect, test } from "vitest";
import { newPerson, origin, Visitor, wordsOf } from "./built.ts";

/* How requests are answered for somebody else's records, or that make no sense. */

async function addTo(person: Visitor, procedure: string, input: object): Promise<number> {
  return (await person.call<{ id: number }>(procedure, input)).id;
}

test("another person's contacts and tags can't be read or written", async () => {
  const person = await newPerson();
  const secret = { firstName: "Secret", notes: "Nobody else's" };
  const contact = await addTo(person, "contact.create", secret);
  const tag = await addTo(person, "tag.create", { name: "Confidential", color: "#3B82F6" });
  const other = await newPerson();
  const own = await addTo(other, "contact.create", { firstName: "Own" });
  for (const path of [
    `/contacts/${contact}/card.vcf`,
    `/contacts/${contact}`,
    `/contacts/${contact}/edit`,
    `/tags/${tag}`,
  ]) {
    const answer = await other.send(path);
    const html = await answer.text();
    expect(answer.status, path).toBe(404);
    if (!path.endsWith(".vcf")) expect(html, path).toContain("<h1>Not found</h1>");
    expect(html, path).not.toMatch(/Secret|Nobody else|Confidential/);
  }
  // A view with a deleted tag sends this too: it lists nobody.
  const list = await (await other.send(`/contacts?tag=${tag}`)).text();
  expect(list).toContain("No matches");
  expect(list).not.toMatch(/Secret|Nobody else|Confidential/);
  const writes: [string, Record<string, string>][] = [
    [`/contacts/${contact}/edit`, { firstName: "Stolen" }],
    [`/contacts/${contact}/delete`, {}],
    ["/trash/restore", { kind: "contact", id: String(contact) }],
    [
      `/trash/purge?kind=contact&id=${contact}`,
      { kind: "contact", id: String(contact), confirm: "DELETE" },
    ],
    [`/contacts/${contact}`, { group: "notes", notes: "Stolen" }],
    [`/contacts/${contact}/tag`, { name: "Stolen" }],
    [`/contacts/${own}/untag`, { tagId: String(tag) }],
    [`/tags/${tag}`, { name: "Stolen", color: "#000000" }],
    [`/tags/${tag}/delete`, {}],
  ];
  for (const [path, form] of writes) {
    const answer = await other.post(path, { ...form, "form-key": "1" });
    expect(answer.status, path).toBe(404);
  }
  expect(await (await person.send(`/contacts/${contact}`)).text()).toMatch(/<h1[^>]*>Secret<\/h1>/);
  const tags = wordsOf(await (await person.send("/tags")).text());
  expect(tags).toContain("0 contacts with tag Confidential");
});

test("an invalid URL is answered with a page that says so", async () => {
  const other = await newPerson();
  const [stage] = await other.read<{ id: number; pipelineId: number }[]>("stage.list", {});
  const person = await newPerson();
  const manyTags = Array.from({ length: 60 }, (_, id) => `tag=${2_000_000_000 + id}`).join("&");
  const addresses: [string, number][] = [
    ["/nowhere", 404],
    ["/contacts/0", 404],
    ["/contacts/1.5", 404],
    ["/contacts/-1/edit", 404],
    ["/contacts/abc", 404],
    ["/contacts/2000000000", 404],
    ["/contacts/99999999999999999999", 404],
    ["/contacts/1'%20or%201=1", 404],
    ["/contacts/%00", 404],
    ["/contacts/merge?id=2000000000&id=2000000001", 404],
    ["/tags/abc", 404],
    ["/tags/2000000000/", 404],
    ["/companies/2000000000", 404],
    ["/companies/2000000000/edit", 404],
    ["/companies/x", 404],
    [`/settings/stages/${stage?.id}`, 404],
    [`/settings/stages/${stage?.id}/delete`, 404],
    [`/settings/pipelines/${stage?.pipelineId}`, 404],
    [`/settings/pipelines/${stage?.pipelineId}/delete`, 404],
    [`/settings/pipelines/${stage?.pipelineId}/stages/new`, 404],
    ["/settings/stages/none", 404],
    ["/contacts?cursor=nonsense", 400],
    [`/contacts?${manyTags}`, 400],
    ["/contacts?cursor=W10=&sort=updated", 400],
    [`/contacts?cursor=${"x".repeat(5_000)}`, 400],
    ["/trash?cursor=nonsense", 400],
    ["/trash?kind=deals&cursor=W10=", 400],
    ["/trash/purge?kind=contact&id=abc", 400],
    ["/trash/purge?kind=contact&id=2000000000", 404],
    ["/activity?cursor=nonsense", 400],
    ["/activity/nothing", 404],
    ["/activity/1", 404],
    [`/activity/${crypto.randomUUID()}`, 404],
  ];
  for (const [address, status] of addresses) {
    const answer = await person.send(address);
    const html = await answer.text();
    expect(answer.status, address).toBe(status);
    const heading = status === 404 ? "Not found" : "We couldn&#x27;t do that";
    expect(html, address).toContain(`<h1>${heading}</h1>`);
    expect(html, address).toMatch(/<title>[^<]* · Kith<\/title>/);
  }
  const gone = await person.send("/contacts?tag=2000000000");
  expect(gone.status).toBe(200);
  expect(await gone.text()).toContain("No matches");
  expect((await person.send("/contacts/%E0%A4%A")).status).toBe(404);
  const nowhere = await (await person.send("/nowhere")).text();
  const [, back = "none"] = /<a [^>]*href="([^"]+)"[^>]*>Go to Today<\/a>/.exec(nowhere) ?? [];
  expect((await person.send(back)).headers.get("location")).toBe("/today");
});

test("a report of the end of the calendar is answered, with an account and without", async () => {
  const period = "from=9999-12&to=9999-12";
  const stranger = await new Visitor().send(`/reports/export.csv?report=pipeline&${period}`);
  expect(stranger.headers.get("location")).toMatch(/^\/sign-in\?next=/);
  const answer = await (await newPerson()).send(`/reports?${period}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("Enter two months, e.g. 2026-01 and 2026-11.");
});

test("a search for anything at all finds the right rows, or none", async () => {
  const person = await newPerson();
  for (const contact of [
    { firstName: "100% O'Neil_x", company: 'The "Best"' },
    { firstName: "😀", lastName: "مريم" },
  ]) {
    await person.call("contact.create", contact);
  }
  const searches: [string, number][] = [
    ["%", 1],
    ["_", 1],
    ["o'neil", 1],
    ['"best"', 1],
    ["😀", 1],
    ["مريم", 1],
    ["x".repeat(80), 0],
    ["\\", 0],
    ["' or 1=1 --", 0],
    ["a ".repeat(300), 0],
    ["0", 1],
    ["\u0000", 0],
  ];
  for (const [search, rows] of searches) {
    const answer = await person.send(`/contacts?${new URLSearchParams({ search })}`);
    expect(answer.status, search).toBe(200);
    const links = (await answer.text()).match(/class="row-link"/g) ?? [];
    expect(links.length, search).toBe(rows);
  }
});

test("no request to any form's URL breaks the server", async () => {
  const person = await newPerson();
  const id = await addTo(person, "contact.create", { firstName: "Sarah" });
  const tag = await addTo(person, "tag.create", { name: "Lead", color: "#3B82F6" });
  const paths = [
    "/",
    "/sign-up",
    "/sign-in",
    "/forgot-password",
    "/reset-password",
    "/settings/calendar",
    "/settings/mail",
    "/settings/files",
    "/settings/digest",
    "/settings/sessions",
    "/settings/invitations",
    "/settings/invitations/1/remove",
    "/sign-in/link",
    "/sign-in/link/made-up",
    "/settings/email",
    "/settings/email/send",
    "/settings/email/cancel",
    "/confirm-email/made-up",
    "/settings/two-step",
    "/settings/data",
    "/settings/data/delete",
    "/settings/backups",
    "/settings/backups/1",
    "/settings/backups/start",
    "/settings/passkeys",
    "/settings/passkeys/new",
    "/settings/passkeys/2000000000/remove",
    "/settings/passkeys/remove-password",
    "/sign-in/passkey",
    "/sign-in/with/google",
    "/sign-in/with/made-up",
    "/settings/providers",
    "/settings/providers/link",
    "/settings/providers/unlink",
    "/confirm",
    "/unsubscribe/1-made-up",
    "/health",
    "/contacts",
    "/contacts/new",
    "/import",
    "/import/1/columns",
    "/import/x/preview",
    "/import/1/stop",
    "/import/1/rows.csv",
    "/contacts/export.csv",
    `/contacts/${id}`,
    `/contacts/${id}/edit`,
    `/contacts/${id}/delete`,
    `/contacts/${id}/tag`,
    `/contacts/${id}/untag`,
    "/contacts/x/tag",
    "/tags",
    `/tags/${tag}`,
    `/tags/${tag}/delete`,
    "/trash",
    "/trash/restore",
    "/trash/purge",
    "/trash/empty",
    "/activity",
    "/undo",
    "/nowhere",
    "/sign-out",
  ];
  const post = (type: string, body: string, from = origin): RequestInit => ({
    method: "POST",
    body,
    headers: { origin: from, "content-type": type },
  });
  const form = (fields: string) => post("application/x-www-form-urlencoded", fields);
  const forged = post(
    "application/x-www-form-urlencoded",
    "firstName=Forged",
    "https://example.com",
  );
  const requests = [
    forged,
    post("", ""),
    post("application/json", '{"firstName":"Sarah"}'),
    post("application/json", "{"),
    post("multipart/form-data; boundary=x", "--y\r\n"),
    form(""),
    form("tagId=abc&operation=abc&version=abc&color=red&name=%00"),
    form(
      "tagId=1.5&operation=%F0%28&version=-1&email=%ED%A0%80&tagIds=x&tagIds[0]=1&firstName[a]=1",
    ),
    form("tagId=2000000000&version=1e999&name[]=a&name.b=c&__proto__=1&constructor=x"),
  ];
  for (const path of paths) {
    for (const request of requests) {
      const answer = await person.send(path, request);
      expect(answer.status, `${path} with ${request.body}`).toBeLessThan(500);
      if (request === forged) expect(answer.status, `${path} from another site`).toBe(403);
    }
  }
  for (const method of ["PUT", "PATCH", "DELETE", "HEAD"]) {
    for (const path of [
      "/",
      "/contacts",
      `/contacts/${id}/delete`,
      "/undo",
      "/api/trpc/contact.list",
    ]) {
      const answer = await person.send(path, { method, headers: { origin } });
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
    }
  }
});
