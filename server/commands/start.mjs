// @ts-check
import { build, install, makeSecret, migrate } from "./prepare.mjs";
import { start } from "./run.mjs";

/*
 * `npm start`: from a fresh clone to a running Kith. What is there already is not done again, and
 * the data stays in .wrangler/state, or in the folder that KITH_STATE names.
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

const options = [
  "--port",
  port,
  "--ip",
  "127.0.0.1",
  "--show-interactive-dev-session=false",
  "--log-level",
  "error",
];
const server = start("wrangler", ["dev", ...options, "--persist-to", state]);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => server.kill(signal));
}
server.on("exit", (code) => process.exit(code ?? 0));
await answering(`http://localhost:${port}/sign-in`);
console.log(
  `\nKith is running at http://localhost:${port}\nStop it with Ctrl+C; your data stays in ${state}.`,
);

/** Waits until the address answers. @param {string} address */
async function answering(address) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(address).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  console.error("Kith did not start within a minute.");
  server.kill();
  process.exit(1);
}
