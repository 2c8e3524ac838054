import { afterAll, beforeAll, expect, test } from "vitest";
import { type Persona, ProviderDouble } from "./provider-double.ts";
import { doubleKeys } from "./provider-keys.mjs";
import { servedSite } from "./served-site.ts";
import { SiteVisitor } from "./visitor.ts";

/* A form that is kept until somebody has signed in, or confirmed that it's them, comes back from a provider. */

const double = new ProviderDouble(4205);
beforeAll(() => double.listen());
afterAll(() => double.close());
const site = servedSite(4206, { ...doubleKeys, PROVIDERS_DOUBLE: double.url });

const typed = { name: 'Kept <b> & "co"', notes: "Two\nlines" };
let lastId = 5_000;

function persona(): Persona {
  lastId += 1;
  return { id: String(lastId), email: `${crypto.randomUUID()}@example.com`, name: "Ada Byron" };
}

/** The form of a page that carries a kept one. */
function keptIn(html: string): { action: string; keptForm: string } {
  const [, action = "", rest = ""] = /<form[^>]* action="([^"]*)"(.*)/s.exec(html) ?? [];
  const [, value = ""] = /name="keptForm" value="([^"]*)"/.exec(rest) ?? [];
  const plain = { "&quot;": '"', "&lt;": "<", "&gt;": ">", "&#x27;": "'", "&amp;": "&" };
  const keptForm = Object.entries(plain).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    value,
  );
  return { action, keptForm };
}

/** Presses GitHub's button, with a kept form, and returns where that leads. */
async function begin(visitor: SiteVisitor, fields: Record<string, string> = {}): Promise<string> {
  const answer = await visitor.post("/sign-in/with/github", fields);
  return answer.headers.get("location") ?? "";
}

function comeBack(visitor: SiteVisitor, url: string): Promise<Response> {
  const { pathname, search } = new URL(url);
  return visitor.send(pathname + search);
}

async function newPerson() {
  const who = persona();
  const visitor = new SiteVisitor(site);
  await comeBack(visitor, double.allow(await begin(visitor), who));
  const own = `(select id from user where email = '${who.email}')`;
  return { visitor, who, own };
}

/** Sends a form that takes a confirmation, and returns what the page that asks for that keeps of it. */
async function sendUnconfirmed(
  visitor: SiteVisitor,
  page: string,
  typed: Record<string, string>,
): Promise<string> {
  const form = await (await visitor.send(page)).text();
  const [, formKey = ""] = /name="form-key" value="([^"]+)"/.exec(form) ?? [];
  const fields = { ...typed, "form-key": formKey };
  const asked = await visitor.post(page.split("?")[0] ?? "", fields);
  const confirm = asked.headers.get("location") ?? "";
  expect(confirm).toMatch(/^\/confirm\?/);
  const html = await (await visitor.post(confirm, fields)).text();
  expect(html).toContain("Continue with <!-- -->GitHub");
  return keptIn(html.replace("<form", '<form action=""')).keptForm;
}

/** Sends the form for a company once its person is signed out, and returns what is kept of it. */
async function sendSignedOut(visitor: SiteVisitor): Promise<string> {
  const form = await (await visitor.send("/companies/new")).text();
  const [, formKey = ""] = /name="form-key" value="([^"]+)"/.exec(form) ?? [];
  visitor.cookies.clear();
  const fields = { ...typed, "form-key": formKey };
  const sent = await visitor.post("/companies/new", fields);
  expect(sent.status).toBe(307);
  const page = await visitor.post(sent.headers.get("location") ?? "", fields);
  const html = await page.text();
  expect(html).toContain("Continue with <!-- -->GitHub");
  return keptIn(html).keptForm;
}

test("a form that was sent after its session had ended comes back with all that was typed", async () => {
  const { visitor, who } = await newPerson();
  const keptForm = await sendSignedOut(visitor);

  const refused = await comeBack(visitor, double.refuse(await begin(visitor, { keptForm })));
  expect(refused.status).toBe(200);
  const message = await refused.text();
  expect(message).toContain("You cancelled at GitHub");
  const again = keptIn(message);
  expect(again.action).toBe("/sign-in/resume");
  const signIn = await (await visitor.post(again.action, again)).text();
  expect(keptIn(signIn).keptForm).toBe(keptForm);

  const allowed = double.allow(await begin(visitor, { keptForm }), who);
  // A browser that hasn't begun it gets none of it.
  const other = await comeBack(new SiteVisitor(site), allowed);
  expect(other.headers.get("location")).toContain("fault=expired");
  // Nor does one that Better Auth refuses before it has compared anything.
  const throttled = new SiteVisitor(site);
  await comeBack(throttled, "http://kith/sign-in/with/github?state=none&code=1");
  await site.rowsOf(`update rate_limit set count = 100000, last_request = ${Date.now()}
    where key like '%callback%'`);
  const refusedEarly = await comeBack(throttled, allowed);
  expect(refusedEarly.headers.get("location")).toBe(
    "/sign-in?with=github&fault=broken&next=%2Ftoday",
  );
  await site.rowsOf("delete from rate_limit");
  const page = await comeBack(visitor, allowed);
  const kept = keptIn(await page.text());
  expect(kept).toEqual({ action: "/companies/new", keptForm });
  const form = await (await visitor.post(kept.action, kept)).text();
  expect(form).toContain("You&#x27;re signed in again.");
  expect(form).toContain('value="Kept &lt;b&gt; &amp; &quot;co&quot;"');
  expect(form).toContain("Two\nlines");
  expect(await site.rowsOf("select 1 from verification where value like '%Kept%'")).toEqual([]);
});

test("a kept form of another account is discarded, and a second step takes it along", async () => {
  const { visitor, who, own } = await newPerson();
  const keptForm = await sendSignedOut(visitor);
  const others = await comeBack(
    visitor,
    double.allow(await begin(visitor, { keptForm }), persona()),
  );
  expect(others.headers.get("location")).toBe("/today");
  expect(await (await visitor.send("/today")).text()).toContain("belonged to another account");

  await site.rowsOf(`update user set two_factor_enabled = 1 where id = ${own}`);
  const page = await comeBack(visitor, double.allow(await begin(visitor, { keptForm }), who));
  const kept = keptIn(await page.text());
  expect(kept).toEqual({ action: "/sign-in/code", keptForm });
  const step = await visitor.post(kept.action, kept);
  expect(step.status).toBe(200);
  const html = await step.text();
  expect(html).toContain("Code from your app");
  expect(keptIn(html.replace("<form", '<form action=""')).keptForm).toBe(keptForm);
});

test("a form that takes a confirmation comes back from the provider that confirms it", async () => {
  const { visitor, who, own } = await newPerson();
  const { id } = await visitor.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  await visitor.call("contact.delete", { id });
  await site.rowsOf(`update session set created_at = 0 where user_id = ${own}`);
  const keptForm = await sendUnconfirmed(visitor, "/trash/empty?kind=contact", {
    kind: "contact",
    confirm: "DELETE",
  });

  const refused = await comeBack(visitor, double.refuse(await begin(visitor, { keptForm })));
  const again = keptIn(await refused.text());
  expect(again).toEqual({ action: "/confirm", keptForm });
  const page = await (await visitor.post(again.action, again)).text();
  expect(page).toContain("Continue with <!-- -->GitHub");

  const back = await comeBack(visitor, double.allow(await begin(visitor, { keptForm }), who));
  const kept = keptIn(await back.text());
  expect(kept).toEqual({ action: "/trash/empty", keptForm });
  const filled = await (await visitor.post(kept.action, kept)).text();
  expect(filled).toContain("Thanks for confirming. Nothing is done yet");
  expect(filled).toContain('value="DELETE"');
});

test("whoever deletes their account goes on after a provider has confirmed that it's them", async () => {
  const { visitor, who, own } = await newPerson();
  await site.rowsOf(`update session set created_at = 0 where user_id = ${own}`);
  const keptForm = await sendUnconfirmed(visitor, "/settings/data/delete", { confirm: "DELETE" });
  const back = await comeBack(visitor, double.allow(await begin(visitor, { keptForm }), who));
  const kept = keptIn(await back.text());
  expect(kept).toEqual({ action: "/settings/data/delete", keptForm });
  const filled = await (await visitor.post(kept.action, kept)).text();
  expect(filled).toContain("Thanks for confirming. Nothing is done yet");
});

test("a kept form is shown to nobody else who is signed in, whatever the provider answers", async () => {
  const keptForm = await sendSignedOut((await newPerson()).visitor);
  const { visitor: other } = await newPerson();
  const answers = [
    (url: string) => double.refuse(url),
    // An account at the provider that isn't linked to the one that is signed in.
    (url: string) => double.allow(url, persona()),
  ];
  for (const answer of answers) {
    const page = await comeBack(other, answer(await begin(other, { keptForm })));
    expect(page.headers.get("location")).toBe("/today");
    expect(await (await other.send("/today")).text()).toContain("belonged to another account");
  }
});

test("only a form is kept, and until the next sign-in begins after its time is over", async () => {
  const visitor = new SiteVisitor(site);
  const keptForm = JSON.stringify({ to: "/tags", from: "/tags", fields: [["name", "Abandoned"]] });
  for (const other of ["text", "{}", JSON.stringify({ to: "/tags", from: "/tags", fields: [1] })]) {
    const answer = await visitor.post("/sign-in/with/github", { keptForm: other });
    expect(answer.status, other).toBe(400);
  }
  await begin(visitor, { keptForm });
  const kept = "select 1 from verification where value like '%Abandoned%'";
  await begin(new SiteVisitor(site));
  expect(await site.rowsOf(kept)).toHaveLength(1);
  await site.rowsOf("update verification set expires_at = 1 where value like '%Abandoned%'");
  await begin(new SiteVisitor(site));
  expect(await site.rowsOf(kept)).toEqual([]);
});

test("the page that refuses a passkey offers the providers, and bears a form too long for them", async () => {
  const visitor = new SiteVisitor(site);
  const keptForm = JSON.stringify({
    to: "/tags",
    from: "/tags",
    fields: [["n", "\0".repeat(29_000)]],
  });
  const answer = await visitor.post("/sign-in/passkey?next=%2Ftags", {
    credential: "{}",
    keptForm,
  });
  const html = await answer.text();
  expect(html).toContain("Continue with <!-- -->GitHub");
  expect(html).toContain('name="next" value="/tags"');
  expect(html).toContain("too long to keep this way");
  expect((await visitor.post("/sign-in/with/github", { keptForm })).status).toBe(400);
});
