// @ts-check
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { getPlatformProxy } from "wrangler";
import { failWith } from "./backup/report.mjs";
import { importSource } from "./import-source.mjs";
import { install, migrate } from "./prepare.mjs";

/*
 * `npm run archive:restore -- archive.zip you@example.com`: restores an archive of any size into the
 * empty workspace of that account, in the local database and its folder of files.
 */
const [file, email] = process.argv.slice(2);
if (!file || !email || !existsSync(file)) {
  failWith(
    `Name an archive and an account: npm run archive:restore -- archive.zip you@example.com${file && !existsSync(file) ? `\nThere is no ${file}.` : ""}`,
  );
}

await install();
const state = process.env.KITH_STATE ?? ".wrangler/state";
await migrate(state);
const folder = mkdtempSync(path.join(tmpdir(), "kith-archive-"));
const configPath = path.join(folder, "wrangler.json");
// wrangler.toml has no bucket: it is the operator's choice, except on a machine of one's own.
const bindings = {
  name: "kith",
  compatibility_date: "2026-04-20",
  d1_databases: [
    {
      binding: "DB",
      database_name: "kith",
      database_id: "00000000-0000-0000-0000-000000000001",
    },
  ],
  r2_buckets: [{ binding: "FILES", bucket_name: "kith-files" }],
};
writeFileSync(configPath, JSON.stringify(bindings));
/** @type {{ env: Cloudflare.Env, dispose: () => Promise<void> }} */
const { env, dispose } = await getPlatformProxy({
  configPath,
  persist: { path: path.resolve(state, "v3") },
});
try {
  /** @type {typeof import("./restore-archive.ts")} */
  const module = await importSource("./server/commands/restore-archive.ts");
  console.log(await module.restoreArchive(env, file, email));
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await dispose();
  rmSync(folder, { recursive: true });
}
