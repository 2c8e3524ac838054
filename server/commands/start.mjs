// @ts-check
import { build, install, makeSecret, migrate } from "./prepare.mjs";

/*
 * `npm start`: from a fresh clone to a running Kith. It skips what has already been done, and the
 * data stays in .wrangler/state, or in the folder that KITH_STATE names.
 */
const state = process.env.KITH_STATE ?? ".wrangler/state";
const port = process.env.PORT ?? "4173";
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
  console.error(`PORT is "${port}", but a port is a number up to 65535.`);
  process.exit(1);
}

await install();
makeSecret();
await Promise.all([build(), migrate(state)]);

// Imported here, because on a fresh clone its packages have only just been installed.
const { serve } = await import("./serve.mjs");

// In a container, or behind a server that speaks TLS (docs/deploy.md).
const { KITH_HOST: host = "127.0.0.1", KITH_URL: origin } = process.env;
const server = await serve({ state, host, port: Number(port), ...(origin && { origin }) });
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => server.stop().finally(() => process.exit(0)));
}
console.log(
  `\nKith is running at ${origin ?? `http://localhost:${port}`}\nStop it with Ctrl+C; your data stays in ${state}.`,
);
