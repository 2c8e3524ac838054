import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { version } from "../package.json";
import { costOf, origin } from "./built.ts";

const ask = () => SELF.fetch(`${origin}/health`);
const last = env.MIGRATIONS.at(-1)?.name ?? "";

test("/health says which version and schema run, in one round trip and without cookies", async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true, version, schema: last.replace(".sql", "") });
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(costOf(answer)).toMatchObject({ queries: 1, written: 0 });
});

test("/health says that a migration is missing, and isn't worried by a newer one", async () => {
  const rename = (from: string, to: string) =>
    env.DB.prepare("update d1_migrations set name = ?2 where name = ?1").bind(from, to).run();
  await rename(last, "0001_other.sql");
  const older = await ask();
  expect(older.status).toBe(503);
  expect(await older.json()).toMatchObject({
    ok: false,
    fault: "older",
    schema: "0001_other",
    expected: last.replace(".sql", ""),
  });
  await rename("0001_other.sql", last);
  await env.DB.exec("insert into d1_migrations (name) values ('9999_newer.sql')");
  expect(await (await ask()).json()).toMatchObject({ ok: true, schema: "9999_newer" });
  await env.DB.exec("delete from d1_migrations where name = '9999_newer.sql'");
});
