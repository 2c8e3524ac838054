import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { mailJobs } from "../scheduled-jobs.ts";

test("what has expired is deleted with the next mails, and nothing else", async () => {
  const now = Date.now();
  for (const [identifier, expiresAt] of [
    ["old", now - 1],
    ["live", now + 1],
  ]) {
    await env.DB.prepare(
      "insert into verification (identifier, value, expires_at) values (?, ?, ?)",
    )
      .bind(identifier, "{}", expiresAt)
      .run();
  }
  await mailJobs(env, now).verifications?.();
  const { results } = await env.DB.prepare("select identifier from verification").all();
  expect(results).toEqual([{ identifier: "live" }]);
});
