import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

async function doctor(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["server/commands/doctor.mjs", ...args], {
    env: { ...process.env, ...env },
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "close");
  return { code, said };
}

test("the doctor looks at each part of an installation, and says what to do about a missing database", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "kith-doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const missing = path.join(folder, "none");
  const { code, said } = await doctor([], { KITH_STATE: missing });
  expect(code).toBe(1);
  expect(said).toContain(
    `FAULT Migrations: there is no database in ${missing} yet: run npm start.`,
  );
  for (const part of [
    "Node.js",
    "Secret",
    "Mail",
    "Sign-in providers",
    "Cron",
    "Files (R2)",
    "Disk",
  ]) {
    expect(said).toContain(` ${part}: `);
  }
});

async function doctorOn(health: object) {
  const server = createServer((_, response) => response.end(JSON.stringify(health)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return doctor([`http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
}

test("the doctor says which migration a running Kith lacks, or that it is too old for its database", async () => {
  const health = { ok: false, version: "0.1.0", schema: "0001_a", expected: "0002_b" };
  const older = await doctorOn({ ...health, fault: "older" });
  expect(older.code).toBe(1);
  expect(older.said).toContain(
    "its database is at 0001_a, and 0002_b is missing: run npm run db:migrate.",
  );
  const newer = await doctorOn({ ...health, schema: "0003_breaking_c", fault: "newer" });
  expect(newer.said).toContain(
    "its database is at 0003_breaking_c, which this version can't work with: install a newer version.",
  );
  expect(newer.said).toContain("1 of 1 checks failed.");
});
