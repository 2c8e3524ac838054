import { expect, test } from "vitest";
import { faultLine } from "./fault-line.ts";

test("the log has what failed and where, and nothing that somebody had typed", () => {
  const cause = new Error("D1_ERROR: bad JSON path: 'ann@example.com': SQLITE_ERROR");
  const query = "Failed query: insert into contacts (email) values (?)\nparams: ann@example.com,5";
  const line = faultLine(new Error(query, { cause }));
  expect(line).not.toContain("ann@example.com");
  expect(line).not.toContain("\n");
  const { error, stack } = JSON.parse(line);
  expect(error).toEqual([
    "Error: Failed query: insert into contacts (email) values (?)",
    "Error: D1_ERROR: bad JSON path: …: SQLITE_ERROR",
  ]);
  expect(stack[0]).toMatch(/^at .*fault-line/);
  expect(JSON.parse(faultLine("ann@example.com")).error).toEqual(["string"]);
});
