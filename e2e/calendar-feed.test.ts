import { expect, test } from "vitest";
import { newPerson, Visitor } from "./built.ts";

test("the calendar feed is switched on, changed and switched off by forms", async () => {
  const person = await newPerson();
  await person.call("todo.create", { title: "Send offer", dueDate: "2099-01-01" });
  await person.call("contact.create", { firstName: "Sarah", birthday: "--03-22" });
  expect(await (await person.send("/settings/calendar")).text()).toContain("Switch on");

  await person.post("/settings/calendar/renew", {});
  const page = await (await person.send("/settings/calendar")).text();
  const [path = ""] = /\/calendar\/[\da-f]{48}\.ics/.exec(page) ?? [];
  const program = new Visitor();
  const feed = await program.send(path);
  expect(feed.status).toBe(200);
  expect(feed.headers.getSetCookie()).toEqual([]);
  expect(await feed.text()).toContain("SUMMARY:Birthday: Sarah\r\n");

  const saved = await person.post("/settings/calendar", { parts: "tasks" });
  expect(saved.headers.get("location")).toBe("/settings/calendar");
  expect(await (await program.send(path)).text()).not.toContain("Birthday");

  await person.post("/settings/calendar/renew", {});
  expect((await program.send(path)).status).toBe(404);
  await person.post("/settings/calendar/remove", {});
  expect(await (await person.send("/settings/calendar")).text()).toContain("Switch on");
});
