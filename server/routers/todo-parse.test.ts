import { expect, test } from "vitest";
import { dayIn, daysAfter, fromDay } from "#domain/day.ts";
import { quickParts } from "#domain/todo/quick/quick.ts";
import { newPerson } from "../testing/people.ts";
import { refusalOf } from "../testing/procedures.ts";

async function withSales() {
  const person = await newPerson();
  const { api, context } = person;
  const sales = await api.category.create({ name: "Sales", color: "#10B981" });
  const late = await api.category.create({ name: "Late  payers", color: "#10B981" });
  const sarah = await api.contact.create({ firstName: "Sarah", lastName: "Chen" });
  const today = dayIn(context.session?.user.timeZone ?? "UTC", Date.now());
  return { api, sales, late, sarah, today };
}

test("a line is read into a task's fields", async () => {
  const { api, sales, sarah, today } = await withSales();
  const text = "Call @Sarah about pricing tomorrow 3pm !high #sales";
  expect(await api.todo.parse({ text })).toEqual({
    title: "Call Sarah about pricing",
    dueDate: daysAfter(today, 1),
    dueTime: "15:00",
    durationMinutes: null,
    repeat: null,
    priority: "high",
    categoryId: sales.id,
    category: { id: sales.id, name: "Sales", color: "#10B981" },
    contactId: sarah.id,
    contact: expect.objectContaining({ id: sarah.id, firstName: "Sarah", lastName: "Chen" }),
    unknown: [],
  });
  expect(await api.todo.parse({ text: "Buy stamps" })).toEqual({
    title: "Buy stamps",
    ...{ dueDate: null, dueTime: null, durationMinutes: null, repeat: null, priority: null },
    ...{ categoryId: null, category: null, contactId: null, contact: null, unknown: [] },
  });
});

test.each([
  ["Call Sarah by tomorrow 3pm", "Call Sarah"],
  ["tomorrow: call Sarah", "call Sarah"],
  ["!urgent tomorrow at 15:00 call", "call"],
  ["Book a flight for tomorrow", "Book a flight"],
  ["Ask for !high help", "Ask for help"],
  ["Call, tomorrow, then write", "Call, then write"],
  ["Buy 2  stamps !LOW", "Buy 2 stamps"],
  ["tomorrow 3pm", ""],
  ["", ""],
])("%j leaves the title %j", async (text, title) => {
  const { api } = await newPerson();
  expect(await api.todo.parse({ text })).toMatchObject({ title });
});

test("what is left out stays in the title", async () => {
  const { api, sarah, today } = await withSales();
  const text = "Call Sarah Chen tomorrow !high #Sales every week";
  const all = await api.todo.parse({ text });
  expect(all).toMatchObject({ title: "Call Sarah Chen", contactId: sarah.id, priority: "high" });
  const without = [...quickParts];
  expect(await api.todo.parse({ text, without })).toMatchObject({
    ...{ title: text, dueDate: null, priority: null, categoryId: null, contactId: null },
    ...{ repeat: null, unknown: [] },
  });
  expect(await api.todo.parse({ text: "Call 3pm tomorrow", without: ["dueTime"] })).toMatchObject({
    dueDate: daysAfter(today, 1),
    dueTime: null,
  });
});

test("a category is found by its whole name in any case, and an unknown one stays text", async () => {
  const { api, late } = await withSales();
  expect(await api.todo.parse({ text: "Ring #late payers, today" })).toMatchObject({
    title: "Ring",
    categoryId: late.id,
  });
  expect(await api.todo.parse({ text: "Fix #salesforce and #12" })).toMatchObject({
    title: "Fix #salesforce and #12",
    categoryId: null,
    unknown: [{ mark: "category", text: "#salesforce", count: 0 }],
  });
});

test("the first of several categories is taken, and all that are unknown are said", async () => {
  const { api, sales } = await withSales();
  expect(await api.todo.parse({ text: "Ring #one #sales #two #late payers" })).toMatchObject({
    title: "Ring #one #two #late payers",
    categoryId: sales.id,
    unknown: [{ text: "#one" }, { text: "#two" }],
  });
});

test("a contact is linked by @ or a whole name, unless there are several", async () => {
  const { api, sarah } = await withSales();
  const parse = async (text: string) => {
    const { title, contactId, unknown } = await api.todo.parse({ text });
    return { title, contactId, unknown };
  };
  const linked = { contactId: sarah.id, unknown: [] };
  expect(await parse("Call @sarah chen, then Tom")).toEqual({
    title: "Call sarah chen, then Tom",
    ...linked,
  });
  expect(await parse("Call Sarah Chen.")).toEqual({ title: "Call Sarah Chen.", ...linked });
  expect(await parse("Call Sarah")).toMatchObject({ contactId: null, unknown: [] });
  expect(await parse("Mail bob@sarah.example")).toMatchObject({ contactId: null, unknown: [] });
  expect(await parse("Call @nobody")).toEqual({
    title: "Call @nobody",
    contactId: null,
    unknown: [{ mark: "contact", text: "@nobody", count: 0 }],
  });
  await api.contact.create({ firstName: "Sarah", lastName: "Lee" });
  expect(await parse("Call @Sarah")).toEqual({
    title: "Call @Sarah",
    contactId: null,
    unknown: [{ mark: "contact", text: "@Sarah", count: 2 }],
  });
  expect(await parse("Call @Sarah Lee")).toMatchObject({ title: "Call Sarah Lee", unknown: [] });
  await api.contact.delete({ id: sarah.id });
  expect(await parse("Call Sarah Chen")).toMatchObject({ contactId: null });
});

test.each([
  ["Report every day", "FREQ=DAILY"],
  ["Report every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
  ["Report every monday", "FREQ=WEEKLY;BYDAY=MO"],
  ["Report every Mon, Wed and Friday", "FREQ=WEEKLY;BYDAY=MO,WE,FR"],
  ["Report every 2 weeks from 7 Dec 2026", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
  ["Report every other day", "FREQ=DAILY;INTERVAL=2"],
  ["Report every month on 31 Jan 2027", "FREQ=MONTHLY;BYMONTHDAY=-1"],
  ["Report every other friday at 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
  ["Report every friday until 24 Dec 2099", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20991224"],
  ["Report every month on the 31st", "FREQ=MONTHLY;BYMONTHDAY=-1"],
  ["Report on 15 every month", "FREQ=MONTHLY;BYMONTHDAY=15"],
  ["Report every 5th", "FREQ=MONTHLY;BYMONTHDAY=5"],
  ["Report yearly", expect.stringMatching(/^FREQ=YEARLY;BYMONTH=\d+;BYMONTHDAY=-?\d+$/)],
])("%j repeats by %s, and has a first day", async (text, repeat) => {
  const { api } = await newPerson();
  const parsed = await api.todo.parse({ text });
  expect(parsed).toMatchObject({ title: "Report", repeat, dueDate: expect.any(String) });
  const { title, dueDate, dueTime } = parsed;
  expect(await api.todo.create({ title, dueDate, dueTime, repeat: parsed.repeat })).toMatchObject({
    repeat,
  });
});

test("the first day of a repetition is a day of its rule, even if another is named", async () => {
  const { api } = await newPerson();
  const text = "Report from 1 Dec 2026 at 3pm every Monday";
  expect(await api.todo.parse({ text })).toMatchObject({ dueDate: "2026-12-07", title: "Report" });
  const monthly = "Report every month on the 31st";
  const { dueDate } = await api.todo.parse({ text: monthly });
  expect(daysAfter(dueDate ?? "", 1).slice(8)).toBe("01");
});

test.each([["Report every first monday of the month"], ["Tidy up each Friday"]])(
  "a repetition that isn't understood stays in the title: %j",
  async (text) => {
    const { api } = await newPerson();
    const nothing = { dueDate: null, repeat: null };
    expect(await api.todo.parse({ text })).toMatchObject({ title: text, ...nothing });
  },
);

test("the first day of a repetition is one of its days, and not over yet", async () => {
  const { api, today } = await withSales();
  const { dueDate } = await api.todo.parse({ text: "Report every Thursday at 9am" });
  expect(new Date(fromDay(dueDate ?? "")).getUTCDay()).toBe(4);
  expect(dueDate && dueDate >= today && dueDate <= daysAfter(today, 7)).toBe(true);
});

test.each([["Send the weekly report"], ["Talk about everything"], ["Every so often"]])(
  "%j doesn't repeat",
  async (text) => {
    const { api } = await newPerson();
    expect(await api.todo.parse({ text })).toMatchObject({ title: text, repeat: null });
  },
);

test("a line that is too long or has unknown parts is refused", async () => {
  const { api } = await newPerson();
  const long = api.todo.parse({ text: "a".repeat(501) });
  expect(await refusalOf(long)).toMatchObject({ code: "BAD_REQUEST" });
  const part = api.todo.parse({ text: "a", without: ["title" as "repeat"] });
  expect(await refusalOf(part)).toMatchObject({ code: "BAD_REQUEST" });
});
