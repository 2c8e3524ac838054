// @ts-check
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { migrationNames, openLocal } from "./local-database.mjs";
import { succeeds } from "./run.mjs";

/*
 * `npm run doctor`: looks at an installation and says of each part whether it is fine, and what to do if not. With
 * an address, `npm run doctor -- https://crm.example.com`, it asks a Kith that is running.
 */

/** @typedef {{ fine: boolean, said: string }} Finding */

const [address] = process.argv.slice(2);
const state = process.env.KITH_STATE ?? ".wrangler/state";

/** @type {[string, () => Finding | Promise<Finding>][]} */
const examinations = address
  ? [["Address", () => running(address)]]
  : [
      ["Node.js", nodeVersion],
      ["Packages", packages],
      ["Secret", secret],
      ["Mail", mail],
      ["Sign-in providers", providers],
      ["Cron", cron],
      ["Files (R2)", bucket],
      ["Disk", disk],
      ["Migrations", migrations],
    ];

let faults = 0;
for (const [part, examine] of examinations) {
  const { fine, said } = await Promise.resolve()
    .then(examine)
    .catch((error) => bad(error instanceof Error ? error.message : String(error)));
  if (!fine) faults += 1;
  console.log(`${fine ? "ok   " : "FAULT"} ${part}: ${said}`);
}
console.log(
  faults === 0 ? "\nNothing is wrong." : `\n${faults} of ${examinations.length} checks failed.`,
);
process.exit(faults === 0 ? 0 : 1);

/** @param {string} said @returns {Finding} */
function good(said) {
  return { fine: true, said };
}

/** @param {string} said @returns {Finding} */
function bad(said) {
  return { fine: false, said };
}

function nodeVersion() {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  return fits
    ? good(process.versions.node)
    : bad(`${process.versions.node} is too old: install ${engines.node}.`);
}

async function packages() {
  if (!existsSync("node_modules")) return bad("not installed yet: run npm start.");
  return (await succeeds("npm", ["ls", "--all", "--silent"]))
    ? good("as package-lock.json names them")
    : bad("they differ from package-lock.json: run npm ci.");
}

function devVars() {
  return existsSync(".dev.vars") ? readFileSync(".dev.vars", "utf8") : "";
}

/** @param {string} name */
function variable(name) {
  const line = new RegExp(`^${name}\\s*=\\s*"?([^"\\n]*)"?`, "m");
  const [, value] = line.exec(devVars()) ?? line.exec(readFileSync("wrangler.toml", "utf8")) ?? [];
  return value?.trim();
}

function secret() {
  const value = variable("BETTER_AUTH_SECRET");
  if (!value) return bad("there is no .dev.vars with a secret yet: npm start makes one.");
  return value.length >= 32
    ? good("long enough")
    : bad("BETTER_AUTH_SECRET in .dev.vars is shorter than 32 characters.");
}

function mail() {
  const transport = variable("MAIL_TRANSPORT");
  if (!transport) return good("kept at /dev/mailbox here; nothing is sent from a deployment");
  if (!variable("MAIL_FROM")) return bad("MAIL_FROM is missing, the address that mail comes from.");
  if (transport === "smtp") return mailServer();
  const needsKey = transport === "resend" || transport === "postmark";
  return needsKey && !variable("MAIL_API_KEY")
    ? bad(`MAIL_API_KEY isn't in .dev.vars (in production: npx wrangler secret put MAIL_API_KEY).`)
    : good(`by ${transport}`);
}

function mailServer() {
  const url = variable("MAIL_SMTP_URL");
  if (!url) {
    return bad(
      "MAIL_SMTP_URL isn't in .dev.vars (in production: npx wrangler secret put MAIL_SMTP_URL).",
    );
  }
  const isSecure =
    /^smtps:\/\//i.test(url) || /^smtp:\/\/([^@/]*@)?(localhost|127\.0\.0\.1)\b/i.test(url);
  return isSecure && URL.canParse(url)
    ? good("by smtp")
    : bad("MAIL_SMTP_URL isn't an address like smtps://user:password@smtp.example.com:465.");
}

function providers() {
  const names = ["GOOGLE", "MICROSOFT", "GITHUB"];
  const keys = names.flatMap((name) => [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`]);
  const has = new Set(keys.filter((key) => variable(key)));
  const halves = names.filter(
    (name) => has.has(`${name}_CLIENT_ID`) !== has.has(`${name}_CLIENT_SECRET`),
  );
  if (halves.length === 0) {
    const whole = names.filter((name) => has.has(`${name}_CLIENT_ID`));
    return good(whole.length > 0 ? whole.join(", ").toLowerCase() : "none, which is fine");
  }
  const missing = keys.filter(
    (key) => !has.has(key) && halves.some((name) => key.startsWith(`${name}_`)),
  );
  return bad(
    missing
      .map((key) => `${key} isn't in .dev.vars (in production: npx wrangler secret put ${key}).`)
      .join(" "),
  );
}

function cron() {
  const config = readFileSync("wrangler.toml", "utf8");
  const missing = ["17 * * * *", "*/5 * * * *"].filter((each) => !config.includes(each));
  return missing.length === 0
    ? good("mail every five minutes, clean-up every hour")
    : bad(`wrangler.toml lacks ${missing.join(" and ")}: mail waits, and Trash isn't emptied.`);
}

function bucket() {
  return /^\s*\[\[r2_buckets\]\]/m.test(readFileSync("wrangler.toml", "utf8"))
    ? good("a bucket is bound")
    : good("no bucket is bound, which is fine");
}

const enough = 500 * 1024 * 1024;

function disk() {
  const { bavail, bsize } = statfsSync(existsSync(state) ? state : ".");
  const free = bavail * bsize;
  const said = `${Math.round(free / 1024 / 1024).toLocaleString("en")} MB free`;
  return free > enough ? good(said) : bad(`${said}: a backup and its restore need more.`);
}

async function migrations() {
  const files = migrationNames();
  if (!existsSync(state)) return bad(`there is no database in ${state} yet: run npm start.`);
  const database = openLocal(state);
  const [rows = []] = await database
    .query("select name from d1_migrations")
    .finally(database.close);
  const applied = new Set(rows.map(({ name }) => name));
  const missing = files.filter((name) => !applied.has(name));
  return missing.length === 0
    ? good(`all ${files.length} are applied`)
    : bad(`${missing.length} are missing, from ${missing[0]} on: run npm start.`);
}

/** @param {string} site */
async function running(site) {
  const answer = await fetch(new URL("/health", site), { signal: AbortSignal.timeout(15_000) });
  const health = await answer.json();
  if (health.ok) return good(`version ${health.version}, schema ${health.schema}`);
  if (health.fault === "newer") {
    return bad(
      `its database is at ${health.schema}, which this version can't work with: install a newer version.`,
    );
  }
  return bad(
    health.schema === null
      ? "its database doesn't answer, or has no tables: run npm run db:migrate."
      : `its database is at ${health.schema}, and ${health.expected} is missing: run npm run db:migrate.`,
  );
}
