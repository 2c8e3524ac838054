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
  for (const part of ["Node.js", "Secret", "Mail", "Cron", "Files (R2)", "Disk"]) {
    expect(said).toContain(` ${part}: `);
  }
});

test("the doctor says which migration a running Kith lacks", async () => {
  const health = { ok: false, version: "0.1.0", schema: "0001_a", expected: "0002_b" };
  const server = createServer((_, response) => response.end(JSON.stringify(health)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { code, said } = await doctor([
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  ]);
  expect(code).toBe(1);
  expect(said).toContain(
    "its database is at 0001_a, and 0002_b is missing: run npm run db:migrate.",
  );
});
