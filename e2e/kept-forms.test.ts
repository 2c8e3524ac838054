import { expect, test } from "vitest";
import routes from "../app/routes.ts?raw";
import { costOf, newPerson, origin, type Visitor, wordsOf } from "./built.ts";

/** The URL of every page and action of a signed-in person, with ids for its parameters. */
function addresses(ids: Record<string, string>): string[] {
  const paths = [...routes.matchAll(/\broute\("([^"]+)"/g)].map(([, path = ""]) => path);
  return paths
    .filter((path) => !path.startsWith("sign-"))
    .map((path) => `/${path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? "1")}`);
}

const fields: [string, string][] = [
  ["form-key", "1.key"],
  ["firstName", "Kept"],
  ["name", "Kept"],
  ["title", "Kept"],
  ["theme", "dark"],
  ["color", "#3B82F6"],
];

function keptIn(to: string, sent = fields): string {
  return JSON.stringify({ to, from: "/contacts", fields: sent });
}

async function peopleOf(person: Visitor): Promise<string> {
  return (await person.send("/contacts")).text();
}

test("a form that was kept during sign-in is shown by every URL, and run by none", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Sarah" });
  // The first report counts what is new.
  await person.send("/reports");
  const all = addresses({ id: String(id), kind: "won", code: "USD" });
  expect(all.length).toBeGreaterThan(70);
  for (const to of all) {
    const answer = await person.post(to, { keptForm: keptIn(to) });
    expect(answer.status, to).toBeLessThan(500);
    expect(costOf(answer).written, to).toBe(0);
  }
  expect(await peopleOf(person)).toContain("Sarah");
  const done = [];
  for (const to of all) {
    const answer = await person.post(to, Object.fromEntries(fields));
    if (costOf(answer).written > 0) done.push(to);
  }
  expect(done, "what the same fields do where they are not kept").toContain("/contacts/new");
  expect(done).toContain(`/contacts/${id}/delete`);
});

test("a form sent while signed out goes along to sign-in, wherever it was sent to", async () => {
  const person = await newPerson();
  person.cookies.clear();
  for (const to of [
    "/contacts/new",
    "/contacts/1",
    "/contacts/1/tag",
    "/deals/1/step?to=%2Fdeals",
  ]) {
    const answer = await person.post(to, { name: "Kept" });
    expect(answer.status, to).toBe(307);
    const resume = `/sign-in/resume?${new URLSearchParams({ to })}`;
    expect(answer.headers.get("location"), to).toBe(resume);
    const page = await person.post(resume, { name: "Kept <b>" });
    expect(page.status).toBe(401);
    expect(await page.text()).toContain("&quot;Kept &lt;b&gt;&quot;");
    expect(costOf(page).queries).toBe(0);
  }
});

test("a form with files goes along without them, however large they are", async () => {
  const person = await newPerson();
  person.cookies.clear();
  const resume = "/sign-in/resume?to=/activities/new";
  const send = async (name: string, size: number) => {
    const body = new FormData();
    body.set("description", "Kept\ntext");
    body.set("files", new File([new Uint8Array(size)], name));
    const page = await person.send(resume, { method: "POST", body, headers: { origin } });
    expect(page.status).toBe(401);
    const text = await page.text();
    expect(text).toContain("[&quot;description&quot;,&quot;Kept\\ntext&quot;]");
    return wordsOf(text);
  };
  expect(await send("film.mp4", 12_000_000)).toContain("Sign in, then select the file again.");
  expect(await send("", 0)).toContain("Sign in to get your text back.");
});

test("passwords are not kept, nor is more text than a page can carry", async () => {
  const person = await newPerson();
  person.cookies.clear();
  const passwords = { currentPassword: "secret horse", password: "other horse" };
  const page = await person.post("/sign-in/resume?to=/settings/password", passwords);
  expect(await page.text()).not.toMatch(/secret horse|other horse/);
  const long = await person.post("/sign-in/resume?to=/contacts/new", {
    notes: "x".repeat(900_000),
  });
  const text = await long.text();
  expect(text).not.toContain("xxx");
  expect(text).toContain("too long to keep");
});

test("sign-in sends a kept form to no other site, and to nobody but the person who typed it", async () => {
  const person = await newPerson();
  const email = `${crypto.randomUUID()}@example.com`;
  const credentials = { email, password: "correct horse" };
  await person.post("/sign-out", {});
  await person.post("/sign-up", { name: "Grace", ...credentials });
  const formKey = /name="form-key" value="([^"]+)"/.exec(
    await (await person.send("/contacts/new")).text(),
  );
  const own: [string, string][] = [["form-key", formKey?.[1] ?? ""]];
  await person.post("/sign-out", {});
  const sent: [kept: string, status: number, location: string][] = [
    [keptIn("/contacts/new", own), 307, "/contacts/new"],
    [keptIn("//example.com/", own), 307, "/today"],
    [keptIn("/contacts/new"), 302, "/today"],
    ["nonsense", 302, "/today"],
  ];
  for (const [keptForm, status, location] of sent) {
    const answer = await person.post("/sign-in", { ...credentials, keptForm });
    expect(answer.status, keptForm).toBe(status);
    expect(answer.headers.get("location"), keptForm).toBe(location);
  }
});
