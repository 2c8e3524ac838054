import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rejectedWords } from "./rejected-words.ts";
import { spokenIn } from "./spoken.ts";

const sources = ["app", "server"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.test|\.d)\.tsx?$/.test(path) && !path.startsWith("testing"))
    .map((path) => `${folder}/${path}`),
);

function wrongsIn(path: string, source: string): string[] {
  const words = source.replace(/\/\*[\s\S]*?\*\/|(?<!\S)\/\/.*$/gm, "").replace(/\s+/g, " ");
  // Most files have no such word outside comments, and parsing all as TypeScript would take
  // seconds.
  if (!rejectedWords.some(([rejected]) => rejected.test(words))) return [];
  return spokenIn(path, source).flatMap(({ text, line }) =>
    rejectedWords
      .filter(([rejected]) => rejected.test(text))
      .map(([, instead]) => `${path}:${line}: “${text}” should say: ${instead}`),
  );
}

test("no page and no message says a word that the product has dropped", () => {
  expect(sources).toContain("app/root.tsx");
  expect(sources.flatMap((path) => wrongsIn(path, readFileSync(path, "utf8")))).toEqual([]);
});

test.each([
  ["words between tags", "const page = <p>The\n  errands</p>;"],
  ["a label", 'const page = <a aria-label="Your errand">{name}</a>;'],
  ["a message", 'const message = "Errand saved.";'],
  ["a message with a value", "const message = `Saved $" + "{name}, an errand.`;"],
  ["a part of a message", 'const message = name + " errand";'],
])("a dropped word is found in %s", (_, source) => {
  expect(wrongsIn("source.tsx", source)).toHaveLength(1);
});

test.each([
  ["a comment", "// An errand.\nconst a = 1;"],
  ["a name", 'const errand = { kind: "errand" };'],
  ["SQL", "const query = sql`select errand from errands`;"],
  ["a class", 'const page = <p className="wide errand" />;'],
  ["an import", 'import { a } from "./an errand.ts";'],
])("a dropped word is allowed in %s", (_, source) => {
  expect(wrongsIn("source.tsx", source)).toEqual([]);
});

test("each rejected word has a word that may be said", () => {
  for (const [, instead] of rejectedWords) {
    expect(rejectedWords.filter(([rejected]) => rejected.test(instead))).toEqual([]);
  }
});
