import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { migrationNames } from "../local-database.mjs";
import { startDouble } from "./cloudflare-double.ts";

/* `npm run deploy` and its companions against a double of Cloudflare's API on this machine. */

const double = await startDouble();
const saved = ".wrangler/production/secret-kith-11111111-2222-4333-8444-555555555555";
rmSync(saved, { force: true });
afterAll(() => {
  double.close();
  rmSync(saved, { force: true });
});

interface Ran {
  code: number;
  said: string;
}

function command(name: string, ...args: string[]): Promise<Ran> {
  return commandWith({}, name, ...args);
}

async function commandWith(more: object, name: string, ...args: string[]): Promise<Ran> {
  const { CI: _, VITEST: __, ...inherited } = process.env;
  const env = {
    ...inherited,
    CLOUDFLARE_API_BASE_URL: double.url,
    CLOUDFLARE_API_TOKEN: "token",
    CLOUDFLARE_ACCOUNT_ID: "account",
    KITH_URL: double.url,
    KITH_HEALTH_TRIES: "1",
    ...more,
  };
  const from = double.asked.length;
  const child = spawn(process.execPath, [`server/commands/${name}.mjs`, ...args], { env });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "close");
  return { code, said: `${said}\n${double.asked.slice(from).join("\n")}` };
}

const migrations = migrationNames();
const bookmark = "00000085-0000024c";

test("the first deployment makes the database, its tables and the secret, and gives the address", async () => {
  const { code, said } = await command("deploy");
  expect(said).toContain("Created the database kith.");
  expect(said).toContain(`Kith is running at ${double.url}`);
  expect(code, said).toBe(0);
  expect(double.databases).toEqual(["kith"]);
  expect(double.migrations).toEqual(migrations);
  expect(double.secrets).toEqual(["BETTER_AUTH_SECRET"]);
  expect(double.published).toHaveLength(1);
  expect(double.published[0]).toContain("11111111-2222-4333-8444-555555555555");
  expect(readFileSync("wrangler.toml", "utf8")).not.toMatch(/^database_id/m);
  expect(existsSync(".wrangler/production/wrangler.json")).toBe(true);
  expect(double.published[0]).toContain(readFileSync(saved, "utf8").trim());
  expect(statSync(saved).mode & 0o077).toBe(0);
});

test("a given secret that is too short is refused before anything is changed", async () => {
  const before = double.asked.length;
  const { code, said } = await commandWith({ BETTER_AUTH_SECRET: "short" }, "deploy");
  expect(code).toBe(1);
  expect(said).toContain("BETTER_AUTH_SECRET has fewer than 32 characters");
  expect(double.asked).toHaveLength(before);
});

test("a second one says how to go back, makes nothing again, and says if its version doesn't answer", async () => {
  double.isStuck.now = true;
  const { code, said } = await command("deploy");
  double.isStuck.now = false;
  expect(code).toBe(1);
  expect(said).toContain(`To go back to it: npm run rollback -- ${bookmark}`);
  expect(said).toContain("but an earlier version still answers");
  expect(double.databases).toEqual(["kith"]);
  expect(double.migrations).toEqual(migrations);
  expect(double.published).toHaveLength(2);
  expect(double.published[1]).not.toContain('"type":"secret_text"');
});

test("a Worker that has lost its secret gets the saved one, and never another for what is encrypted", async () => {
  const secret = readFileSync(saved, "utf8").trim();
  double.secrets.splice(0);
  expect((await command("deploy")).code).toBe(0);
  expect(double.published.at(-1)).toContain(secret);
  double.secrets.splice(0);
  // The secret of another Worker or database isn't this one's.
  const other = saved.replace("11111111", "22222222");
  renameSync(saved, other);
  double.rows.twoFactor = 1;
  const before = double.published.length;
  const { code, said } = await command("deploy");
  expect(code).toBe(1);
  expect(said).toContain("Run this with that one in BETTER_AUTH_SECRET");
  expect(double.published).toHaveLength(before);
  expect(existsSync(saved)).toBe(false);
  rmSync(other);
  double.secrets.push("BETTER_AUTH_SECRET");
});

test("a rollback publishes the version before, and brings the database back if a bookmark says where to", async () => {
  const program = await command("rollback");
  expect(program.code, program.said).toBe(0);
  expect(double.asked.filter((each) => each.endsWith("/time_travel/restore"))).toEqual([]);
  const both = await command("rollback", bookmark);
  expect(both.code, both.said).toBe(0);
  expect(double.asked.filter((each) => each.endsWith("/time_travel/restore"))).toHaveLength(1);
});

test("migrations are applied in production by their own command", async () => {
  double.migrations.pop();
  const { code, said } = await command("migrate");
  expect(code, said).toBe(0);
  expect(double.migrations).toEqual(migrations);
});

test("a dry run shows what would be published, and asks nobody", async () => {
  const before = double.asked.length;
  const { code, said } = await command("deploy", "--dry-run");
  expect(code, said).toBe(0);
  expect(said).toContain("env.DB");
  expect(double.asked).toHaveLength(before);
});
