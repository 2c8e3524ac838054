import { expect, test } from "vitest";
import document from "../../docs/dependencies.md?raw";
import { dependencies, devDependencies } from "../../package.json";

test("docs/dependencies.md says why each package is there, and names no other", () => {
  const rows = document.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm);
  const reasons = new Map(Array.from(rows, ([, name = "", reason = ""]) => [name, reason]));
  const packages = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  expect([...reasons.keys()].toSorted()).toEqual(packages.toSorted());
  for (const [name, reason] of reasons) expect(reason.length, name).toBeGreaterThan(4);
});
