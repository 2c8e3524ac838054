import { expect, test } from "vitest";
import { Visitor } from "./built.ts";

const password = "correct horse";

test("somebody signs out another device, and all others, by forms alone", async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const laptop = new Visitor();
  await laptop.post("/sign-up", { name: "Ada", email, password });
  const [phone, tablet] = [new Visitor(), new Visitor()];
  for (const device of [phone, tablet]) await device.post("/sign-in", { email, password });

  const page = await (await laptop.send("/settings/sessions")).text();
  expect(page).toContain("This device");
  expect(page).not.toContain("session_token");
  const paths = [...page.matchAll(/action="(\/settings\/sessions\/\d+\/end)"/g)];
  expect(paths).toHaveLength(2);
  // The latest one is the first of the list.
  await laptop.post(paths[0]?.[1] ?? "", {});
  expect((await tablet.send("/tags")).headers.get("location")).toContain("/sign-in");
  expect((await phone.send("/tags")).status).toBe(200);

  await laptop.post("/settings/sessions/end-others", {});
  expect((await phone.send("/tags")).headers.get("location")).toContain("/sign-in");
  expect((await laptop.send("/tags")).status).toBe(200);
});
