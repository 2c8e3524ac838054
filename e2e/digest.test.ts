import {
  createExecutionContext,
  createScheduledController,
  SELF,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Visitor, wordsOf } from "./built.ts";
import { mailsTo } from "./mailbox.ts";

/** Runs the cron that sends mail, at a time. */
async function runCron(scheduledTime: number): Promise<void> {
  const file = "../build/server/index.js";
  const worker: Required<Pick<ExportedHandler<typeof env>, "scheduled">> = (await import(file))
    .default;
  const context = createExecutionContext();
  const controller = createScheduledController({
    scheduledTime: new Date(scheduledTime),
    cron: "*/5 * * * *",
  });
  await worker.scheduled(controller, env, context);
  await waitOnExecutionContext(context);
}

const day = 86_400_000;

test("a daily digest is switched on, comes by mail, and is stopped with one press in it", async () => {
  const person = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await person.post("/sign-up", { name: "Ada", email, password: "correct horse" });
  await person.call("todo.create", { title: "Send offer", dueDate: "2020-01-02" });
  await runCron(Date.now() + day);
  expect(await mailsTo(email)).toEqual([]);

  const saved = await person.post("/settings/digest", { hour: "7" });
  expect(saved.headers.get("location")).toBe("/settings/digest");
  const { next_at: due } = (await env.DB.prepare("select next_at from digests").first()) ?? {};
  await runCron(Number(due));
  await runCron(Number(due) + 300_000);
  const [mail, ...others] = await mailsTo(email);
  expect(others).toEqual([]);
  expect(mail?.text).toContain("Send offer");
  expect(mail?.html).toContain("Send offer");
  expect(mail?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");

  const [, url = ""] = /<(.+)>/.exec(mail?.headers["List-Unsubscribe"] ?? "") ?? [];
  expect(mail?.text).toContain(url);
  const page = await SELF.fetch(url);
  expect(await page.text()).toContain("<h1>Unsubscribe</h1>");
  expect(await (await person.send("/settings/digest")).text()).toMatch(
    /<option value="7" selected/,
  );
  // A mail program sends this, without cookies and without saying where it comes from.
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const pressed = await SELF.fetch(url, { method: "POST", body });
  expect(pressed.status).toBe(200);
  expect(wordsOf(await pressed.text())).toContain("get the daily digest again.");
  expect(await (await person.send("/settings/digest")).text()).not.toMatch(/<option [^>]*selected/);
  await runCron(Number(due) + day);
  expect(await mailsTo(email)).toHaveLength(1);

  const forged = await SELF.fetch(
    url.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    {
      method: "POST",
      body,
    },
  );
  expect(forged.status).toBe(404);
});
