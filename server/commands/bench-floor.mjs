// @ts-check
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Log, LogLevel, Miniflare } from "miniflare";
import { build } from "vite";

/*
 * A floor that Kith is measured against: a Worker of bench/ that does the same with as little code as can be,
 * on a copy of the same database and behind the same edge.
 */

const database = "00000000-0000-0000-0000-000000000001";

/**
 * Builds and serves a floor from its source. What it imports as "kith-bench-page" is `page`.
 * @param {{ source: string, state: string, port: number, page?: { email: string, drawn: unknown } }} options
 */
export async function serveFloor({ source, state, port, page }) {
  const folder = path.resolve(state, "floor");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "page.json"), JSON.stringify(page ?? null));
  await cp(path.resolve(state, "v3/d1"), path.join(folder, "v3/d1"), { recursive: true });
  await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: {
      alias: {
        "kith-bench-page": path.join(folder, "page.json"),
        "react-dom/server": path.resolve(
          "node_modules/react-dom/cjs/react-dom-server-legacy.browser.production.js",
        ),
      },
    },
    ssr: { noExternal: true, target: "webworker" },
    build: { ssr: source, outDir: path.join(folder, "worker"), minify: true },
  });
  const runtime = new Miniflare({
    host: "127.0.0.1",
    log: new Log(LogLevel.ERROR),
    cf: false,
    defaultPersistRoot: path.join(folder, "v3"),
    workers: [
      {
        name: "edge",
        modules: true,
        scriptPath: path.resolve(import.meta.dirname, "edge.mjs"),
        compatibilityDate: "2026-04-20",
        serviceBindings: { KITH: "floor" },
        bindings: { TIME_ZONE: "UTC", TRUST_CLIENT_ADDRESS: false },
        unsafeDirectSockets: [{ host: "127.0.0.1", port }],
      },
      {
        name: "floor",
        modulesRoot: path.join(folder, "worker"),
        modules: [
          { type: "ESModule", path: path.join(folder, "worker", `${path.parse(source).name}.js`) },
        ],
        compatibilityDate: "2026-04-20",
        compatibilityFlags: ["nodejs_compat"],
        d1Databases: { DB: database },
      },
    ],
  });
  await runtime.ready;
  return { stop: () => runtime.dispose() };
}
