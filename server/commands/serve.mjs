// @ts-check
import { readdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { Cron } from "croner";
import { Log, LogLevel, Miniflare } from "miniflare";

/*
 * Serves the built Worker in workerd, the runtime that Cloudflare runs it in, on the data that
 * wrangler's local commands use. There is no inspector and no proxy between the browser and
 * workerd.
 */

/**
 * Lines of workerd about a client's own disconnection, or about errors that our answer has already
 * reported; without symbols its stack addresses mean nothing.
 */
const noise = /disconnected: |(?:Broken pipe|Connection reset by peer)|^stack: /;

/**
 * @param {{ state: string, host: string, port: number, origin?: string, trustClientAddress?: boolean, bindings?: Record<string, string> }} options
 *   `origin` is the site's own, such as https://crm.example.com, if a server in front speaks TLS; `state` is the folder of the local data; `trustClientAddress` takes the client's address from
 *   its own header, which only tests may; `bindings` are more of the Worker's own, also for tests.
 */
export async function serve({
  state,
  host,
  port,
  origin,
  trustClientAddress = false,
  bindings = {},
}) {
  const { worker, crons } = await readBuild();
  /** @type {import("miniflare").MiniflareOptions} */
  const options = {
    host: "127.0.0.1",
    log: new Log(LogLevel.ERROR),
    logRequests: false,
    cf: false,
    defaultPersistRoot: path.resolve(state, "v3"),
    handleRuntimeStdio,
    workers: [
      {
        name: "edge",
        modules: true,
        scriptPath: path.resolve(import.meta.dirname, "edge.mjs"),
        compatibilityDate: worker.compatibilityDate,
        compatibilityFlags: ["enable_request_signal"],
        serviceBindings: { KITH: "kith" },
        bindings: {
          TIME_ZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
          TRUST_CLIENT_ADDRESS: trustClientAddress,
          ...(origin && { ORIGIN: origin }),
        },
        unsafeDirectSockets: [{ host, port }],
      },
      // Without a mail service, mails are read at /dev/mailbox; files need no bucket of Cloudflare's.
      {
        ...worker,
        bindings: {
          ...worker.bindings,
          LOCAL_MAILBOX: true,
          LOG_REQUESTS: process.env.KITH_LOG ?? "",
          ...bindings,
        },
        r2Buckets: { FILES: "kith-files", ...worker.r2Buckets },
      },
    ],
  };

  const runtime = new Miniflare(options);
  let stopping = false;
  let restarting = false;
  await runtime.ready;
  const timers = crons.map(
    (/** @type {string} */ cron) => new Cron(cron, { timezone: "UTC" }, () => runCron(cron)),
  );

  /** @param {string} cron */
  async function runCron(cron) {
    try {
      const kith = await runtime.getWorker("kith");
      await kith.scheduled({ cron, scheduledTime: new Date() });
    } catch (error) {
      console.error(`The scheduled run (${cron}) failed:`, error);
    }
  }

  /** Restarts workerd when it has died, and waits longer each time it fails to start. */
  async function restart() {
    if (stopping || restarting) return;
    restarting = true;
    for (let pause = 250; !stopping; pause = Math.min(pause * 2, 30_000)) {
      console.error(
        `workerd has stopped unexpectedly; starting it again. Your data is in ${state}.`,
      );
      await wait(pause);
      try {
        await runtime.setOptions(options);
        break;
      } catch (error) {
        console.error("workerd did not start:", error);
      }
    }
    restarting = false;
  }

  /** @param {import("node:stream").Readable} out @param {import("node:stream").Readable} err */
  function handleRuntimeStdio(out, err) {
    createInterface(out).on("line", (line) => console.log(line));
    createInterface(err).on("line", (line) => {
      if (!noise.test(line)) console.error(line);
    });
    out.once("end", restart);
  }

  return {
    /** The Worker's own database, for tests that prepare its data. */
    openDatabase: () => runtime.getD1Database("DB", "kith"),
    /** Stops workerd and the timers; data on disk stays. */
    async stop() {
      stopping = true;
      for (const timer of timers) timer.stop();
      await runtime.dispose();
    },
  };
}

/** The built Worker with the bindings of wrangler.toml, and its cron expressions. */
async function readBuild() {
  process.env.WRANGLER_LOG ??= "error";
  const wrangler = await import("wrangler");
  const config = "build/server/wrangler.json";
  const { workerOptions, main } = wrangler.unstable_getMiniflareWorkerOptions(config);
  const { crons = [] } = wrangler.unstable_readConfig({ config }).triggers ?? {};
  const { modulesRules: _, ...bound } = workerOptions;
  const root = path.dirname(path.resolve(main ?? "build/server/index.js"));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  // The entry comes first; the build loads some of the others by computed names.
  const scripts = [
    "index.js",
    ...files.filter((file) => file.endsWith(".js") && file !== "index.js"),
  ];
  /** @type {import("miniflare").WorkerOptions} */
  const worker = {
    ...bound,
    name: "kith",
    modulesRoot: root,
    modules: scripts.map((file) => ({ type: "ESModule", path: path.join(root, file) })),
  };
  return { worker, crons };
}
