// @ts-check
import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";

/*
 * Accounts for the browser tests. One person signs up through the product; every other account is a
 * copy of that person's rows, so that no password is hashed for it and the product needs no back
 * door.
 */

/** @typedef {Awaited<ReturnType<import("miniflare").Miniflare["getD1Database"]>>} Database */

const [name, password] = ["Ada Byron", "correct horse"];
const newEmail = () => `${randomUUID()}@example.com`;

/**
 * The values that differ in a copy of each table's rows, in the order in which rows refer to each
 * other.
 */
const ownUser = "(select id from user where email = ?1)";
const ownPipeline = `(select id from pipelines where user_id = ${ownUser})`;
/** @type {Record<string, Record<string, string>>} */
const ownValues = {
  user: { email: "?1" },
  account: { user_id: ownUser, account_id: ownUser },
  // Who has just signed in need not confirm that it's them.
  session: { user_id: ownUser, token: "?2", created_at: "unixepoch() * 1000" },
  pipelines: { user_id: ownUser },
  deal_stages: { user_id: ownUser, pipeline_id: ownPipeline },
};

/**
 * Answers each request with a new account: who it is in the body, its session in a cookie. A host's
 * cookies apply to all of its ports, so the caller is then signed in on the site.
 * @param {{ database: Database, secret: string, site: string, port: number }} options
 */
export async function handOutAccounts({ database, secret, site, port }) {
  const copies = await copiesOf(database, await signUp(site));
  const server = createServer(async (_, response) => {
    const [email, token] = [newEmail(), randomUUID()];
    const statements = copies.map((sql) =>
      sql.replaceAll("?1", `'${email}'`).replaceAll("?2", `'${token}'`),
    );
    // Not as prepared statements: Miniflare asks for each while this process waits, which fails now and then on a
    // busy machine.
    await database.exec(statements.join("\n"));
    const cookie = `better-auth.session_token=${signed(token, secret)}`;
    response.setHeader("Set-Cookie", `${cookie}; Path=/; HttpOnly; SameSite=Lax`);
    response.end(JSON.stringify({ name, email, password }));
  });
  server.listen(port, "127.0.0.1");
}

/**
 * Signs a person up through the product; returns their email.
 * @param {string} site
 */
async function signUp(site) {
  const email = newEmail();
  const answer = await fetch(`${site}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { origin: site, "content-type": "application/json", "accept-language": "en-AU" },
    body: JSON.stringify({ name, email, password }),
  });
  if (!answer.ok) throw new Error(`Sign-up answered ${answer.status}: ${await answer.text()}`);
  return email;
}

/**
 * The statements that copy a person's rows for another email (?1) and session token (?2).
 * @param {Database} database @param {string} email
 */
async function copiesOf(database, email) {
  const person = await database
    .prepare("select id from user where email = ?")
    .bind(email)
    .first("id");
  return Promise.all(
    Object.entries(ownValues).map(async ([table, own]) => {
      const { results } = await database.prepare(`pragma table_info(${table})`).all();
      const columns = results.map(({ name }) => String(name)).filter((name) => name !== "id");
      const values = columns.map((column) => own[column] ?? column);
      const owner = table === "user" ? "id" : "user_id";
      return `insert into ${table} (${columns}) select ${values} from ${table} where ${owner} = ${person}`;
    }),
  );
}

/** A cookie's value as Better Auth signs it. @param {string} value @param {string} secret */
function signed(value, secret) {
  const signature = createHmac("sha256", secret).update(value).digest("base64");
  return encodeURIComponent(`${value}.${signature}`);
}
