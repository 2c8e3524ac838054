import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";
import type { Site } from "./visitor.ts";

export type Rows = Record<string, unknown>[];

/** A site that a test has served, whose database it can look into. */
export interface ServedSite extends Site {
  rowsOf: (sql: string) => Promise<Rows>;
}

/** Serves the build as `npm start` does, on a new database, while the tests of a file run. */
export function servedSite(port: number, bindings: Record<string, string> = {}): ServedSite {
  let stop = async () => {};
  let rowsOf: ServedSite["rowsOf"] = async () => [];
  beforeAll(async () => {
    const state = await mkdtemp(path.join(tmpdir(), "kith-served-"));
    await migrate(state);
    const server = await serve({
      state,
      host: "127.0.0.1",
      port,
      trustClientAddress: true,
      bindings,
    });
    // Opened each time, because workerd may have been started again.
    rowsOf = async (sql) =>
      (await (await server.openDatabase()).prepare(sql).all()).results as Rows;
    stop = async () => {
      await server.stop();
      await rm(state, { recursive: true });
    };
  });
  afterAll(() => stop());
  return { origin: `http://localhost:${port}`, fetch, rowsOf: (sql) => rowsOf(sql) };
}
