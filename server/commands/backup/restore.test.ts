import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { getPlatformProxy } from "wrangler";
import { createApi } from "../../api.ts";
import { session, user } from "../../db/auth-schema.ts";
import { openDatabase } from "../../db/client.ts";
import { ensureFirstPipeline } from "../../services/pipeline.ts";
import { migrationNames } from "../local-database.mjs";
import { type Database, openDatabase as openCommandsDatabase } from "./database.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "kith-drill-"));
const backup = path.join(folder, "backup.sql");
afterAll(() => rmSync(folder, { recursive: true }));

function command(name: "backup" | "restore", ...args: string[]): { done: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`server/commands/${name}.mjs`, ...args],
    { encoding: "utf8", env: { ...process.env, KITH_STATE: folder } },
  );
  return { done: status === 0, said: stdout + stderr };
}

/** Opens the local database for as long as `work` takes. */
async function withDatabase<T>(work: (d1: D1Database) => Promise<T>): Promise<T> {
  const options = { persist: { path: path.join(folder, "v3") }, envFiles: [] };
  const { env, dispose } = await getPlatformProxy<Cloudflare.Env>(options);
  try {
    return await work(env.DB);
  } finally {
    await dispose();
  }
}

/** The same as the commands open it, for many statements at once. */
async function withStatements<T>(work: (database: Database) => Promise<T>): Promise<T> {
  process.env.KITH_STATE = folder;
  const database = openCommandsDatabase({ remote: false });
  return work(database).finally(database.close);
}

/** Applies the migrations as wrangler does, up to a name. */
function migrate(upTo = "9999"): Promise<void> {
  const files = migrationNames().filter((name) => name < upTo);
  const log = `create table d1_migrations (id integer primary key autoincrement, name text unique,
    applied_at timestamp default current_timestamp not null)`;
  return withStatements(async (database) => {
    await database.query(log);
    for (const name of files) {
      const migration = readFileSync(path.join("drizzle", name), "utf8");
      const logged = `insert into d1_migrations (name) values ('${name}')`;
      await database.query(
        [...migration.split("--> statement-breakpoint"), logged]
          .map((sql) => sql.replace(/;\s*$/, ""))
          .join(";\n"),
      );
    }
  });
}

/** Every row of every table, and how each table, index, view and trigger was created. */
function dump() {
  return withStatements(async (database) => {
    const [schema = []] = await database.query(
      "select type, name, sql from sqlite_schema where name not glob '_cf_*' order by 1, 2",
    );
    const tables = schema.filter(({ type }) => type === "table").map(({ name }) => String(name));
    const answers = await database.query(
      tables.map((name) => `select * from "${name}"`).join("; "),
    );
    const rows = answers.map((results) => results.map((row) => JSON.stringify(row)).sort());
    return { schema, rows: Object.fromEntries(tables.map((name, index) => [name, rows[index]])) };
  });
}

/** The procedures, called as the only user. */
async function signIn(d1: D1Database) {
  const db = openDatabase(d1);
  const [row] = await db.select().from(user);
  if (!row) throw new Error("There is no user");
  const values = { token: crypto.randomUUID(), userId: row.id, expiresAt: new Date(2 ** 43) };
  const [opened] = await db.insert(session).values(values).returning({ id: session.id });
  if (!opened) throw new Error("No session was made");
  const check = { id: opened.id, confirmed: false };
  const mail = { mail: null, mailFault: null, providers: [], providerFaults: [] };
  const deployment = {
    origin: "https://kith.example",
    secret: "",
    signUp: "open",
    verifiesEmail: false,
    files: null,
    ...mail,
  } as const;
  return createApi({ db, session: { user: row, check }, deployment, renewSession: () => {} });
}

const nastyTexts = [
  "line\nbreak, C:\\new\\readme and\r\nC:\\return",
  "a\\nb\nc",
  "a\nb\\nc",
  'it\'s; quoted "twice" `and` --not a comment\n/* nor this */',
  "BEGIN TRANSACTION; DROP TABLE contacts; COMMIT; BEGIN TRANSACTION;",
  "');\nCREATE TRIGGER a AFTER INSERT ON contacts BEGIN SELECT 1; END;",
  "😀 عائشة \u200b\ufeff\u2028 replace('\\n',char(10))",
  "INSERT INTO contacts VALUES(1,2,3);\n",
  `${"漢".repeat(9_999)}\n${"'".repeat(9_999)}`,
  "\\".repeat(20_000),
];

async function fill(d1: D1Database) {
  const db = openDatabase(d1);
  await db.insert(user).values({ name: "Ada", email: "ada@example.com" });
  await ensureFirstPipeline(db, 1);
  const api = await signIn(d1);
  await api.sample.load();
  const [first = { id: 0 }, ...others] = await Promise.all(
    nastyTexts.map((notes, index) => api.contact.create({ firstName: `Nasty ${index}`, notes })),
  );
  await api.contact.update({ id: first.id, contact: { notes: nastyTexts[8], company: "O'Neill" } });
  const edited = await api.contact.update({ id: first.id, contact: { notes: nastyTexts[9] } });
  await api.tag.create({ name: "'; --", color: "#3B82F6" });
  const gone = await api.contact.create({ firstName: "Gone" });
  await api.contact.delete({ id: gone.id });
  await api.trash.purge({ kind: "contact", ids: [gone.id] });
  await api.contact.delete({ id: others[0]?.id ?? 0 });
  return { first, edited, gone };
}

test("a backup restores every row of every table, and the product works with it", async () => {
  await migrate();
  const { first, edited, gone } = await withDatabase(fill);
  const before = await dump();
  expect(command("backup", backup)).toMatchObject({ done: true });
  expect(command("backup", backup)).toMatchObject({ done: false });

  expect(command("restore", backup, "--replace").said).toContain("add --replace --yes");
  rmSync(path.join(folder, "v3"), { recursive: true });
  const restored = command("restore", backup);
  expect(restored.said).toContain("Restored");

  expect(await dump()).toEqual(before);
  await withDatabase(async (d1) => {
    const api = await signIn(d1);
    await api.change.undo({ operation: edited.operation });
    expect((await api.contact.byId({ id: first.id })).notes).toBe(nastyTexts[8]);
    expect((await api.contact.create({ firstName: "New" })).id).toBeGreaterThan(gone.id);
  });
});

test("a backup of an older version replaces newer data and is brought up to date", async () => {
  const current = path.join(folder, "v3");
  renameSync(current, path.join(folder, "current"));
  await migrate("0005");
  const file = path.join(folder, "older.sql");
  await withStatements(async (database) => {
    await database.query(
      `insert into user (name, email) values ('Ada', 'ada@example.com');
      insert into contacts (first_name, company, name_key, search_text, user_id, created_at, updated_at)
        values ('Ann', 'Acme', 'ann', 'ann' || char(10) || char(10) || 'acme' || char(10) || char(10), 1, 5, 5)`,
    );
    await database.exportTo(file);
  });
  rmSync(current, { recursive: true });
  renameSync(path.join(folder, "current"), current);
  expect(command("restore", file, "--replace", "--yes").said).toContain("Restored");
  await withDatabase(async (d1) => {
    const api = await signIn(d1);
    expect(await api.company.list({})).toMatchObject({ items: [{ name: "Acme", people: 1 }] });
  });
});

test("a file that isn't a backup, or is from a newer version, changes nothing", async () => {
  cpSync("package.json", path.join(folder, "other.sql"));
  expect(command("restore", path.join(folder, "other.sql")).said).toContain("isn't a backup");
  const newer = `create table contacts (id integer); create table d1_migrations (id integer);
    insert into d1_migrations values (1, '9999_later.sql', 0);`;
  writeFileSync(path.join(folder, "newer.sql"), newer);
  expect(command("restore", path.join(folder, "newer.sql")).said).toContain("Update Kith first");
});
