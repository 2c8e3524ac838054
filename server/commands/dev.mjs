// @ts-check
import { install, makeSecret, migrate } from "./prepare.mjs";
import { run } from "./run.mjs";

/* `npm run dev`: the product with hot reload, on the same local data as `npm start`. */
await install();
makeSecret();
await migrate(".wrangler/state");
await run("react-router", ["dev", "--port", process.env.PORT ?? "4173"]);
