// @ts-check
import { productionConfig } from "./cloud/database.mjs";
import { install } from "./prepare.mjs";
import { run } from "./run.mjs";

/* `npm run db:migrate`: applies the migrations that the database in production lacks. */
await install();
const target = ["--remote", "--config", await productionConfig()];
await run("wrangler", ["d1", "migrations", "apply", "DB", ...target], { env: { CI: "true" } });
