import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dependencies } from "../package.json";
import { licencesOf } from "../server/commands/licences.ts";

test("the build has the licences of everything that it is made of", () => {
  const text = readFileSync("build/client/licences.txt", "utf8");
  expect(text).toBe(licencesOf("package-lock.json"));
  for (const name of [...Object.keys(dependencies), "lucide-static"]) {
    expect(text, name).toMatch(new RegExp(`^${name} \\d+\\.\\d+.* \\(.+\\)$`, "m"));
  }
  const named = Array.from(text.matchAll(/^\S+ \d+\.\d+\S* \((.+)\)$/gm), ([, licence]) => licence);
  const free =
    /^(\(?(0BSD|Apache-2.0|BSD-\d-Clause|BlueOak-1.0.0|CC0-1.0|ISC|MIT(-0)?|MPL-2.0|PSF-2.0|Python-2.0|Unlicense)( (OR|AND) )?)+\)?$/;
  expect(named.filter((licence) => !free.test(licence ?? ""))).toEqual([]);
});
