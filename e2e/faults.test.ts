import { expect, test } from "vitest";
import { newPerson, origin, Visitor } from "./built.ts";

/* Requests that once took the server down, or were answered as an error of ours. */

const form = { "content-type": "application/x-www-form-urlencoded", origin };
const json = { "content-type": "application/json", origin };

function posted(body: BodyInit, headers: Record<string, string> = form): RequestInit {
  return { method: "POST", body, headers };
}

const hostileForms = [
  "email[4294967294]=1",
  "a[10000000]=1",
  `a${".b".repeat(50_000)}=1`,
  "__intent__={",
  '__intent__={"type":"nope"}',
  '__intent__={"type":"update","payload":{"name":"__proto__.x","value":1}}',
  '__state__={&__intent__={"type":"validate","payload":{}}',
];

test("forms with hostile names are refused, signed in and signed out", async () => {
  const person = await newPerson();
  for (const body of hostileForms) {
    const said = body.slice(0, 60);
    expect((await new Visitor().send("/sign-in", posted(body))).status, said).toBe(400);
    expect((await person.send("/contacts/new", posted(body))).status, said).toBe(400);
    expect((await person.send("/contacts/columns", posted(body))).status, said).toBe(400);
  }
});

test("a form whose fields have another shape than ours is refused", async () => {
  const person = await newPerson();
  const { id } = await person.call<{ id: number }>("contact.create", { firstName: "Ann" });
  const tag = await person.call<{ id: number }>("tag.create", { name: "A", color: "#3B82F6" });
  for (const [path, body] of [
    ["/contacts/new", "tagIds.a=1"],
    [`/contacts/${id}/edit`, "tagIds.a=1"],
    ["/tags", "color.a=1"],
    ["/tags", "name=B&color=__proto__"],
    [`/tags/${tag.id}`, "color.a=1"],
    [`/tags/${tag.id}`, "color=__proto__"],
  ] as const) {
    expect((await person.send(path, posted(body))).status, `${path} ${body}`).toBe(400);
  }
});

test("a call whose path can't be decoded is not found", async () => {
  for (const path of ["/api/trpc/%ZZ", "/api/trpc/%E0%A4"]) {
    expect((await new Visitor().send(path)).status, path).toBe(404);
  }
});

test("a browser with another calendar gets valid settings", async () => {
  const visitor = new Visitor();
  const fields = {
    name: "Ada",
    email: `${crypto.randomUUID()}@example.com`,
    password: "correct horse",
  };
  const headers = { ...form, "accept-language": "th-TH-u-ca-buddhist" };
  await visitor.send("/sign-up", posted(new URLSearchParams(fields), headers));
  expect((await visitor.send("/settings")).status).toBe(200);
});

test("bodies that are too long are refused, whether or not they state their length", async () => {
  const person = await newPerson();
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(97)),
    });
  for (const [path, headers] of [
    ["/api/auth/sign-in/email", json],
    ["/api/trpc/contact.create", json],
    ["/contacts/new", form],
  ] as const) {
    const long = "a".repeat(5 * 1024 * 1024);
    expect((await person.send(path, posted(long, headers))).status, path).toBe(413);
    expect((await person.send(path, posted(endless(), headers))).status, path).toBe(413);
  }
  expect((await person.send("/contacts")).status).toBe(200);
});
