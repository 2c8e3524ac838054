import fc from "fast-check";
import superjson from "superjson";
import { beforeAll, expect, test, vi } from "vitest";
import { answerApi } from "./api.ts";
import { newPerson, type Person } from "./testing/people.ts";
import { dumpWorkspace } from "./testing/workspace.ts";

// As in production: hoisted above the imports, since the API reads it once.
vi.hoisted(() => vi.stubEnv("DEV", false));

const origin = "https://kith.example";
const json = { "content-type": "application/json" };
/** What no answer may contain: stack traces, source paths, SQL. */
const innards =
  /\bat .+:\d+:\d+|node_modules|\.tsx?\b|"stack"|SQLITE|D1_ERROR|\b(select|insert|update)\s+\S+\s+(from|into|set)\b/i;

let person: Person;

beforeAll(async () => {
  person = await newPerson();
  await person.api.contact.create({ firstName: "Ann" });
});

async function ask(path: string, init: RequestInit = {}) {
  const request = new Request(`${origin}/api/trpc/${path}`, init);
  const response = await answerApi(request, person.context);
  const body = await response.text();
  expect(response.status, body).toBeLessThan(500);
  expect(body).not.toMatch(innards);
  return { status: response.status, body };
}

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return ask(path, { method: "POST", headers: { ...json, ...headers }, body });
}

function query(input: unknown): string {
  return `?input=${encodeURIComponent(typeof input === "string" ? input : JSON.stringify(input))}`;
}

test("a query and a mutation are answered over HTTP", async () => {
  const { status, body } = await ask("contact.list");
  expect(status).toBe(200);
  expect(body).toContain('"firstName":"Ann"');
  const input = superjson.stringify({ name: "Lead", color: "#3B82F6" });
  expect(await post("tag.create", input, { origin })).toMatchObject({ status: 200 });
});

test("a refusal has its code and the messages for each field, and no stack", async () => {
  const { status, body } = await post("contact.create", superjson.stringify({ email: "none" }));
  expect(status).toBe(400);
  const { error } = JSON.parse(body);
  expect(error.json).toMatchObject({
    message: "Some of the input isn't valid.",
    data: {
      code: "BAD_REQUEST",
      fieldErrors: {
        email: ["Enter a valid email, like name@example.com."],
      },
    },
  });
  expect(await ask(`contact.byId${query({ json: { id: 2e9 } })}`)).toMatchObject({ status: 404 });
});

const bodies = [
  "",
  "{",
  "null",
  "[]",
  "5",
  '"text"',
  "undefined",
  "\0",
  "{}",
  '{"json":',
  '{"json":null}',
  '{"json":{"firstName":"A"},"meta":null}',
  '{"json":{"firstName":"A"},"meta":5}',
  '{"json":{"firstName":"A"},"meta":{"values":5}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"firstName":["Date"]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"firstName":["bigint"]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"firstName":["no such type"]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"firstName":[["custom","x"]]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"firstName":[["class","x"]]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"__proto__.polluted":["undefined"]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"constructor.prototype.polluted":["Date"]}}}',
  '{"json":{"firstName":"A"},"meta":{"values":{"a.b.c.d":["map"]}}}',
  '{"json":{"a":{"b":1}},"meta":{"referentialEqualities":{"a":["a.b","a.b.c"]}}}',
  '{"json":{"a":{}},"meta":{"referentialEqualities":[["a",["a.self"]]]}}',
  '{"json":{"__proto__":{"polluted":true}}}',
  `{"json":${"[".repeat(500)}${"]".repeat(500)}}`,
];

test.each(bodies)("the body %j is answered without an error of ours", async (body) => {
  const before = await dumpWorkspace(person.userId);
  for (const path of ["contact.create", "contact.import", "tag.update", "change.undo"]) {
    const { status } = await post(path, body);
    if (status !== 200) expect([400, 404, 409, 413, 415]).toContain(status);
  }
  await ask(`contact.list${query(body)}`);
  await ask(`contact.byId${query(body)}`);
  expect("polluted" in {}).toBe(false);
  const { contacts } = await dumpWorkspace(person.userId);
  expect((contacts ?? []).length - (before.contacts ?? []).length).toBeLessThanOrEqual(1);
});

test("any superjson meta is answered without an error of ours", async () => {
  const path = fc.stringMatching(/^[a-z_.0\\]{0,12}$/);
  const type = fc.constantFrom(
    "Date",
    "map",
    "set",
    "bigint",
    "undefined",
    "regexp",
    "Error",
    "URL",
  );
  const meta = fc.record({
    values: fc.oneof(
      fc.dictionary(path, fc.oneof(fc.tuple(type), fc.jsonValue())),
      fc.array(fc.oneof(type, fc.jsonValue())),
    ),
    referentialEqualities: fc.oneof(fc.dictionary(path, fc.array(path)), fc.jsonValue()),
  });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.oneof(meta, fc.jsonValue()), async (value, shown) => {
      const body = JSON.stringify({ json: value, meta: shown });
      await post("contact.import", body);
      await ask(`contact.list${query(body)}`);
    }),
    { numRuns: 100 },
  );
});

test("an input may say which of its values are undefined", async () => {
  const input = superjson.stringify({ search: undefined, tagIds: undefined, limit: 1 });
  expect(await ask(`contact.list${query(input)}`)).toMatchObject({ status: 200 });
  expect(await ask(`tag.list${query(superjson.stringify(undefined))}`)).toMatchObject({
    status: 200,
  });
});

test("repeated references in an input are treated as copies", async () => {
  const label = "work";
  const points = [{ label, value: "a@example.com" }];
  const input = superjson.stringify({ firstName: "B", moreEmails: points, morePhones: points });
  expect(await post("contact.create", input)).toMatchObject({ status: 200 });
});

test.each([
  { a: [["typed-array", "Uint8Array"]] },
  { a: ["Date"] },
  { a: ["map"] },
  { a: ["undefined", { b: ["undefined"] }] },
  { b: ["undefined"] },
  { "ids.4294967294": ["undefined"] },
  { "ids.length": ["undefined"] },
  { "a\\": ["undefined"] },
  ["Date"],
  ["undefined"],
])("what no input has is refused before it is converted: %j", async (values) => {
  const body = JSON.stringify({ json: { firstName: "A", a: 1e9, ids: [] }, meta: { values } });
  expect(await post("contact.create", body)).toMatchObject({ status: 400 });
});

test("an input of too many levels or values is refused", async () => {
  const deep = `{"json":{"firstName":"A","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
  const wide = `{"json":{"firstName":"A","a":[${"1,".repeat(250_000)}1]}}`;
  for (const body of [deep, wide]) {
    expect(await post("contact.create", body)).toMatchObject({ status: 400 });
  }
});

test("a batch has at most 20 calls, sent and asked", async () => {
  const paths = (count: number) => Array(count).fill("tag.list").join(",");
  expect(await ask(`${paths(20)}?batch=1`)).toMatchObject({ status: 200 });
  expect(await ask(`${paths(21)}?batch=1`)).toMatchObject({ status: 400 });
  const sent = Array(21).fill("contact.create").join(",");
  expect(await post(`${sent}?batch=1`, "{}")).toMatchObject({ status: 400 });
});

test("a wrong method, an unknown path and odd addresses are refused", async () => {
  expect(await ask("contact.create")).toMatchObject({ status: 405 });
  expect(await post("contact.list", "{}")).toMatchObject({ status: 405 });
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const { status } = await ask("contact.create", { method, headers: json });
    expect([400, 404, 405, 415]).toContain(status);
  }
  for (const path of ["contact.none", "none", "", "contact", "contact.list.more", "__proto__"]) {
    expect(await ask(path)).toMatchObject({ status: 404 });
  }
  for (const path of ["%", "%E0%A4%A", "constructor.name", "a,b,c?batch=1", "?batch=1", "..%2f"]) {
    const { status } = await ask(path);
    expect([400, 404]).toContain(status);
  }
  for (const headers of [
    { "content-type": "text/plain" },
    { "content-type": "multipart/form-data" },
  ]) {
    const { status } = await ask("tag.create", { method: "POST", headers, body: "{}" });
    expect([400, 415]).toContain(status);
  }
});

test("a batch of calls is answered call by call", async () => {
  const inputs = { 0: { json: null }, 1: { json: { id: 1.5 } }, 2: { json: { id: 2e9 } } };
  const path = `tag.list,contact.byId,contact.byId?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
  const { status, body } = await ask(path);
  expect(status).toBe(207);
  const codes = JSON.parse(body).map(
    (answer: { error?: { json: { data: { code: string } } } }) => answer.error?.json.data.code,
  );
  expect(codes).toEqual([undefined, "BAD_REQUEST", "NOT_FOUND"]);
});
