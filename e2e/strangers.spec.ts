import { addContact, addTag, expect, pageOfAnother, signUp, siteOrigin, test } from "./person.ts";

test("another person's contacts and tags are not there, to read or to write", async ({
  page,
  browser,
}) => {
  await signUp(page);
  const contact = await addContact(page, { firstName: "Secret", notes: "Nobody else's" });
  const tag = await addTag(page, "Confidential");
  const other = await pageOfAnother(browser);
  const own = await addContact(other, { firstName: "Own" });
  const card = await other.request.get(`/contacts/${contact}/card.vcf`);
  expect(card.status()).toBe(404);
  expect(await card.text()).not.toMatch(/Secret|Nobody else/);
  for (const path of [`/contacts/${contact}`, `/contacts/${contact}/edit`, `/tags/${tag}`]) {
    const answer = await other.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(other.getByRole("heading", { name: "Not found" })).toBeVisible();
    expect(await other.content()).not.toMatch(/Secret|Nobody else|Confidential/);
  }
  // As a view with a tag that is gone does, it lists nobody.
  await other.goto(`/contacts?tag=${tag}`);
  await expect(other.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  expect(await other.content()).not.toMatch(/Secret|Nobody else|Confidential/);
  const writes: [string, Record<string, string>][] = [
    [`/contacts/${contact}/edit`, { firstName: "Stolen" }],
    [`/contacts/${contact}/delete`, {}],
    ["/trash/restore", { kind: "contact", id: String(contact) }],
    ["/trash/purge", { kind: "contact", id: String(contact), confirm: "DELETE" }],
    [`/contacts/${contact}`, { group: "notes", notes: "Stolen" }],
    [`/contacts/${contact}/tag`, { name: "Stolen" }],
    [`/contacts/${own}/untag`, { tagId: String(tag) }],
    [`/tags/${tag}`, { name: "Stolen", color: "#000000" }],
    [`/tags/${tag}/delete`, {}],
  ];
  for (const [path, form] of writes) {
    const headers = { origin: siteOrigin() };
    const answer = await other.request.post(path, { form: { ...form, "form-key": "1" }, headers });
    expect(answer.status(), path).toBe(404);
  }
  await page.goto(`/contacts/${contact}`);
  await expect(page.getByRole("heading", { name: "Secret" })).toBeVisible();
  await page.goto("/tags");
  await expect(page.getByRole("link", { name: "0 contacts with tag Confidential" })).toBeVisible();
});

test("an address that makes no sense answers with a page that says so", async ({ page }) => {
  await signUp(page);
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
    ["/tags/abc", 404],
    ["/tags/2000000000/", 404],
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
  ];
  for (const [address, status] of addresses) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      status === 404 ? "Not found" : "That did not work",
    );
    await expect(page).toHaveTitle(/ · Kith$/);
  }
  expect((await page.goto("/contacts?tag=2000000000"))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.goto("/nowhere");
  expect((await page.request.get("/contacts/%E0%A4%A")).status()).toBe(404);
  await page.getByRole("link", { name: "Back to Kith" }).click();
  await expect(page).toHaveURL("/dashboard");
});

test("a search for anything at all finds the right rows, or none", async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "100% O'Neil_x", company: 'The "Best"' });
  await addContact(page, { firstName: "😀", lastName: "مريم" });
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
    const answer = await page.goto(`/contacts?${new URLSearchParams({ search })}`);
    expect(answer?.status(), search).toBe(200);
    await expect(page.getByRole("row"), search).toHaveCount(rows === 0 ? 0 : rows + 1);
  }
});

test("no request to any address of a form breaks the server", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  const tag = await addTag(page, "Lead");
  const origin = siteOrigin();
  const paths = [
    "/",
    "/sign-up",
    "/sign-in",
    "/contacts",
    "/contacts/new",
    "/contacts/import",
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
  const body = (type: string, data: string, from = origin) => ({
    data,
    headers: { origin: from, "content-type": type },
  });
  const form = (fields: string) => body("application/x-www-form-urlencoded", fields);
  const bodies = [
    body("application/x-www-form-urlencoded", "firstName=Forged", "https://example.com"),
    body("", ""),
    body("application/json", '{"firstName":"Sarah"}'),
    body("application/json", "{"),
    body("multipart/form-data; boundary=x", "--y\r\n"),
    form(""),
    form("tagId=abc&operation=abc&version=abc&color=red&name=%00"),
    form(
      "tagId=1.5&operation=%F0%28&version=-1&email=%ED%A0%80&tagIds=x&tagIds[0]=1&firstName[a]=1",
    ),
    form("tagId=2000000000&version=1e999&name[]=a&name.b=c&__proto__=1&constructor=x"),
  ];
  for (const path of paths) {
    for (const [index, body] of bodies.entries()) {
      const answer = await page.request.post(path, { ...body, maxRedirects: 0 });
      expect(answer.status(), `${path} with body ${index}`).toBeLessThan(500);
      if (index === 0) expect(answer.status(), `${path} from another site`).toBe(403);
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
      const answer = await page.request.fetch(path, {
        method,
        headers: { origin },
        maxRedirects: 0,
      });
      expect(answer.status(), `${method} ${path}`).toBeLessThan(500);
    }
  }
});
