import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const built = "build/server";

/** What a deployed Worker may weigh, in bytes: its modules together, gzipped. */
const budget = 845_000;

test("the Worker weighs at most 845 kB, and leaves out what it never calls", () => {
  const files = readdirSync(built, { encoding: "utf8", recursive: true });
  const modules = files.filter((file) => file.endsWith(".js"));
  const code = Buffer.concat(modules.map((file) => readFileSync(path.join(built, file))));
  expect(code.byteLength).toBeGreaterThan(500_000);
  expect(gzipSync(code).byteLength).toBeLessThanOrEqual(budget);
  const dragging = "data-rfd-drag-handle";
  const apiClient = "TRPCClientError";
  for (const absent of [dragging, apiClient]) expect(code.includes(absent), absent).toBe(false);
});
