import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "#domain/refusal.ts";
import { mostFields } from "./field-names.ts";
import { takeForm } from "./read-form.ts";

function post(body: BodyInit, type = "application/x-www-form-urlencoded"): Request {
  const init = { method: "POST", body, headers: { "content-type": type } };
  return new Request("https://kith.example/contacts/new", init);
}

async function refusalOf(request: Request): Promise<string | undefined> {
  try {
    await takeForm(request);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function inPieces(piece: string, count: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > count) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });
}

test("the fields that our forms send are accepted", async () => {
  const names = [
    "form-key",
    "value-from",
    "firstName",
    "id",
    "fields.company",
    "contactIds[49]",
    "moreEmails[19].value",
    "moreEmails[19].label",
  ];
  const form = await takeForm(post(names.map((name) => `${name}=1`).join("&")));
  expect([...form.keys()]).toEqual(names);
});

test("two thousand rows selected one by one are accepted, and few more fields", async () => {
  expect(await refusalOf(post("id=1&".repeat(2_050)))).toBeUndefined();
  expect(await refusalOf(post("id=1&".repeat(mostFields + 1)))).toBe("BAD_REQUEST");
});

test.each([
  "email[4294967294]=1",
  "a[100]=1",
  "a[-1]=1",
  "a[]=1",
  "a[1=1",
  "a..b=1",
  "=1",
  "a.b.c.d.e.f=1",
  `a${".b".repeat(50_000)}=1`,
  `${"a".repeat(201)}=1`,
  "__proto__=1",
  "a.__proto__.b=1",
  "constructor.prototype.a=1",
  "toString=1",
  "__intent__={",
  '__intent__={"type":"update","payload":{"name":"a[4294967294]","value":1}}',
  "__state__={}",
  "tagIds=1&tagIds.a=1",
  "tagIds.a=1&tagIds[0]=1",
  "a[0]=1&a.length=4294967295",
  "a.b=1&a.b.c=1",
])("the fields %s are refused", async (body) => {
  expect(await refusalOf(post(body))).toBe("BAD_REQUEST");
});

test("a body that isn't a form is refused", async () => {
  expect(await refusalOf(post("a=1", "text/plain"))).toBe("BAD_REQUEST");
  expect(await refusalOf(post("a=1", "multipart/form-data; boundary=x"))).toBe("BAD_REQUEST");
  expect(await refusalOf(post("{}", "application/json"))).toBe("BAD_REQUEST");
});

test("an endless body is refused, whether or not it states its length", async () => {
  const megabyte = 1024 * 1024;
  expect(await refusalOf(post(`a=${"x".repeat(megabyte)}`))).toBe("PAYLOAD_TOO_LARGE");
  expect(await refusalOf(post(inPieces("x".repeat(megabyte / 4), 1_000_000)))).toBe(
    "PAYLOAD_TOO_LARGE",
  );
  const endless = post(
    inPieces("x".repeat(megabyte), 1_000_000),
    "multipart/form-data; boundary=x",
  );
  expect(await refusalOf(endless)).toBe("PAYLOAD_TOO_LARGE");
});

test("a line's end that a browser sends as CRLF is one character again", async () => {
  const form = await takeForm(post("notes=a%0D%0Ab"));
  expect(form.get("notes")).toBe("a\nb");
});

test("any names are accepted or refused, and no list among them is long", async () => {
  const step = fc.constantFrom("a", "b", ".", "[", "]", "0", "7", "4294967294", "__proto__", "");
  const name = fc.array(step, { maxLength: 8 }).map((steps) => steps.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(name, { maxLength: 5 }), async (names) => {
      const body = new URLSearchParams(names.map((each) => [each, "1"]));
      if ((await refusalOf(post(body.toString()))) === "BAD_REQUEST") return;
      for (const each of names) {
        for (const [, index] of each.matchAll(/\[(\d+)\]/g)) {
          expect(Number(index)).toBeLessThan(100);
        }
      }
    }),
  );
});
