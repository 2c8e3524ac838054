import { expect, test } from "vitest";
import { isForged } from "./security.ts";

const here = "https://kith.example";

function request(method: string, headers: Record<string, string>): Request {
  return new Request(`${here}/contacts/1/delete`, { method, headers });
}

test("a write that names another site as its origin is forged", () => {
  const others = ["https://evil.example", "null", "http://kith.example", `${here}:8443`, ""];
  for (const origin of others) expect(isForged(request("POST", { origin })), origin).toBe(true);
  for (const site of ["cross-site", "same-site"]) {
    expect(isForged(request("DELETE", { "sec-fetch-site": site })), site).toBe(true);
  }
});

test("a write from this site, or from a program that names none, isn't forged; nor is any read", () => {
  const ours: Record<string, string>[] = [
    { origin: here },
    { "sec-fetch-site": "same-origin" },
    {},
  ];
  for (const headers of ours) {
    expect(isForged(request("POST", headers))).toBe(false);
  }
  expect(isForged(request("GET", { origin: "https://evil.example" }))).toBe(false);
});
