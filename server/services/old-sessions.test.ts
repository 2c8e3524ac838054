import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { newPerson } from "../testing/people.ts";
import { forgetOldSessions } from "./old-sessions.ts";

test("sessions are deleted once they have expired, and no others", async () => {
  const { owner, userId } = await newPerson();
  const tokens = async () => {
    const { results } = await env.DB.prepare("select token from session where user_id = ?")
      .bind(userId)
      .all();
    return results.map(({ token }) => token);
  };
  const before = await tokens();
  const now = Date.now();
  for (const [token, expiresAt] of [
    [`old ${userId}`, now - 1],
    [`live ${userId}`, now + 1],
  ]) {
    await env.DB.prepare("insert into session (token, expires_at, user_id) values (?, ?, ?)")
      .bind(token, expiresAt, userId)
      .run();
  }
  await forgetOldSessions(owner.db, now);
  const left = await tokens();
  expect(left).toContain(`live ${userId}`);
  expect(left).not.toContain(`old ${userId}`);
  expect(left.length).toBeLessThanOrEqual(before.length + 1);
});
