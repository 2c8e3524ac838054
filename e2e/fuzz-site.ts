import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";
import type { Site } from "./visitor.ts";

const port = 4189;

/** The address of the server that the fuzzer sends its requests to. */
export const origin = `http://localhost:${port}`;

export const site: Site = { origin, fetch };

/** Serves the build as `npm start` does, on a database of its own; answers with how to end it. */
export async function serveBuild(): Promise<() => Promise<void>> {
  const state = await mkdtemp(path.join(tmpdir(), "kith-fuzz-"));
  await migrate(state);
  const server = await serve({ state, host: "127.0.0.1", port, trustClientAddress: true });
  return async () => {
    await server.stop();
    await rm(state, { recursive: true });
  };
}
