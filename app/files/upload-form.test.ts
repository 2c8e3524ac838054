import { expect, test } from "vitest";
import { readUpload } from "./upload-form.ts";

function posted(fields: [string, string][]): Request {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append("files", new File(["content"], "a.txt"));
  return new Request("https://kith.example/files/new", { method: "POST", body });
}

test("the fields before the files are read", async () => {
  const { fields, close } = await readUpload(posted([["description", "one\ntwo"]]));
  expect([...fields]).toEqual([["description", "one\ntwo"]]);
  await close();
});

test.each<[string, [string, string][]]>([
  ["too long a field", [["description", "x".repeat(200_000)]]],
  ["too many long fields", Array.from({ length: 8 }, (_, at) => [`f${at}`, "x".repeat(100_000)])],
  ["too many fields", Array.from({ length: 10_000 }, () => ["a", ""])],
  ["fields that no form has", [["__proto__", "x"]]],
])("a form with %s is refused", async (_, fields) => {
  await expect(readUpload(posted(fields))).rejects.toMatchObject({ init: { status: 400 } });
});
