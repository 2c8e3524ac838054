import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";
import type { Site } from "./visitor.ts";

export interface ServedSite extends Site {
  /** Stops the server, and deletes its data. */
  stop: () => Promise<void>;
}

/** Serves the build as `npm start` does, on a new database. */
export async function serveBuild(port: number): Promise<ServedSite> {
  const state = await mkdtemp(path.join(tmpdir(), "kith-served-"));
  await migrate(state);
  const server = await serve({ state, host: "127.0.0.1", port, trustClientAddress: true });
  return {
    origin: `http://localhost:${port}`,
    fetch,
    async stop() {
      await server.stop();
      await rm(state, { recursive: true });
    },
  };
}
