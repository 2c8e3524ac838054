import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/* What is deployed: the configuration that the build has made of wrangler.toml. */

const folder = "build/server";

test("what is deployed keeps no mails to be read at /dev/mailbox", () => {
  const config = readFileSync(path.join(folder, "wrangler.json"), "utf8");
  expect(JSON.parse(config)).toMatchObject({ name: "kith" });
  expect(config).not.toContain("LOCAL_MAILBOX");
  for (const file of ["wrangler.toml", ".dev.vars.example", ".dev.vars"]) {
    if (existsSync(file)) expect(readFileSync(file, "utf8"), file).not.toContain("LOCAL_MAILBOX");
  }
});
