import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";
import type { Site } from "./visitor.ts";

/** Serves the build as `npm start` does, on a new database, while the tests of a file run. */
export function servedSite(port: number, bindings: Record<string, string> = {}): Site {
  let stop = async () => {};
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
    stop = async () => {
      await server.stop();
      await rm(state, { recursive: true });
    };
  });
  afterAll(() => stop());
  return { origin: `http://localhost:${port}`, fetch };
}
