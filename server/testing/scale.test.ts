import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { offScale, tokensIn } from "./scale.ts";

const paths = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .map((path) => `app/${path}`);

const sheets = Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")]));

const tokens = sheets["app/ui/tokens.css"] ?? "";

test("there are six sizes of type and one scale of distances", () => {
  expect(tokensIn(tokens, "--text-")).toEqual(["12px", "13px", "14px", "16px", "20px", "24px"]);
  const spaces = tokensIn(tokens, "--space-");
  expect(spaces).toEqual([2, 4, 6, 8, 12, 16, 24, 32, 40, 48, 64].map((size) => `${size}px`));
});

test("every stylesheet takes its sizes of type, distances and borders from the scales", () => {
  expect(Object.keys(sheets).length).toBeGreaterThan(40);
  expect(offScale(sheets)).toEqual([]);
});

const wrongs: [what: string, css: string][] = [
  ["a size of type", "a { font-size: 14px; }"],
  ["a size of type in a shorthand", "a { font: 500 12px / 18px var(--font); }"],
  ["a distance", "a { margin: 0 10px; }"],
  ["a distance in a sum", "a { padding: calc(var(--bar) + 10px); }"],
  ["a distance in a nested rule", "a { color: red; &:hover { gap: 8px 4px; } }"],
  ["a border", "a { border-top: 1px solid var(--line); }"],
  ["a token that isn't there", "a { padding: var(--space-7); }"],
];

test.for(wrongs)("%s off the scale is refused", ([, css]) => {
  expect(offScale({ "app/a.css": css })).toHaveLength(1);
});

test("every stylesheet that a module imports is in a cascade layer", () => {
  const imported = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tsx"))
    .flatMap((path) => {
      const source = readFileSync(`app/${path}`, "utf8");
      return Array.from(
        source.matchAll(/^import "(?:#app|\.).*?([\w-]+\.css)";$/gm),
        ([, name]) => name,
      );
    });
  expect(imported).toContain("board.css");
  const loose = Object.entries(sheets).filter(
    ([path, css]) =>
      imported.some((name) => path.endsWith(`/${name}`)) &&
      !/^(\/\*.*?\*\/\s*)?@(layer|import)/s.test(css),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});
