import { expect, test } from "vitest";
import { changeLines } from "./change-lines.ts";

const text = (words: string) => ({ as: "text", text: words });

test("an edit shows the fields that it changed, and no others", () => {
  const before = { firstName: "Sarah", email: null, company: "Acme", nameKey: "sarah", version: 1 };
  const after = {
    firstName: "Sarah",
    email: "sarah@example.com",
    company: null,
    nameKey: "sarah",
    searchText: "acme\nsarah",
    companyKey: "",
    updatedAt: 2,
    version: 2,
  };
  expect(changeLines("contact", before, after)).toEqual([
    { label: "Email", before: null, after: text("sarah@example.com") },
    { label: "Company", before: text("Acme"), after: null },
  ]);
});

test("a created record shows all its fields except empty ones", () => {
  const after = { id: 7, userId: 1, firstName: "Sarah", lastName: null, notes: "", tagIds: [] };
  expect(changeLines("contact", null, after)).toEqual([
    { label: "First name", before: null, after: text("Sarah") },
  ]);
});

test("a deleted record shows the fields that it had", () => {
  const before = { id: 7, name: "Lead", nameKey: "lead", color: "#3B82F6", deletedAt: null };
  expect(changeLines("tag", before, null)).toEqual([
    { label: "Name", before: text("Lead"), after: null },
    { label: "Colour", before: { as: "color", color: "#3B82F6" }, after: null },
  ]);
});

test("deleting and restoring show no fields", () => {
  const there = { deletedAt: null, version: 1 };
  const gone = { deletedAt: 1_700_000_000_000, version: 2 };
  expect(changeLines("contact", there, gone)).toEqual([]);
  expect(changeLines("contact", gone, { deletedAt: null, version: 3 })).toEqual([]);
});

test("money is shown with its currency, days as days, stages and people by name", () => {
  const before = {
    value: 1_200.5,
    valueMinor: 120_050,
    currency: "AUD",
    stageId: 1,
    contactId: 5,
    expectedCloseDate: Date.UTC(2026, 10, 23),
    position: "a0",
  };
  const after = {
    value: 150_000,
    valueMinor: 150_000,
    currency: "JPY",
    stageId: 2,
    contactId: null,
    expectedCloseDate: Date.UTC(2026, 11, 1),
    position: "a1",
  };
  const names = {
    stage: { 1: { name: "Proposal", color: "#8B5CF6" } },
    contact: { 5: { name: "Sarah Chen" } },
  };
  expect(changeLines("deal", before, after, names)).toEqual([
    {
      label: "Value",
      before: { as: "money", amount: 1_200.5, currency: "AUD" },
      after: { as: "money", amount: 150_000, currency: "JPY" },
    },
    {
      label: "Stage",
      before: { as: "stage", name: "Proposal", color: "#8B5CF6" },
      after: { as: "stage", name: "Deleted stage", color: null },
    },
    { label: "Contact", before: text("Sarah Chen"), after: null },
    {
      label: "Expected close",
      before: { as: "day", day: "2026-11-23" },
      after: { as: "day", day: "2026-12-01" },
    },
  ]);
});

test("a card moved within its column says so without its key", () => {
  const lines = changeLines("deal", { position: "a0" }, { position: "a1", updatedAt: 2 });
  expect(lines).toEqual([
    { label: "Position", before: null, after: text("Moved within its stage") },
  ]);
});

test("the filters of a view are shown without URL syntax", () => {
  const [before, after] = [{ query: "search=ann+lee" }, { query: "tag=5&sort=newest" }];
  expect(changeLines("view", before, after)).toEqual([
    {
      label: "Filters, order and columns",
      before: text("search ann lee"),
      after: text("tag 5, sort newest"),
    },
  ]);
});

test("only tags that were added or removed are shown", () => {
  const lead = { name: "Lead", color: "#10B981" };
  const vip = { name: "VIP", color: "#3B82F6" };
  const names = { tag: { 1: lead, 2: vip, 3: { name: "Old", color: "#EF4444" } } };
  expect(changeLines("contact", { tagIds: [1, 3] }, { tagIds: [2, 3] }, names)).toEqual([
    { label: "Tags", before: { as: "tags", tags: [lead] }, after: { as: "tags", tags: [vip] } },
  ]);
  expect(changeLines("contact", { tagIds: [] }, { tagIds: [2] }, names)).toEqual([
    { label: "Tags", before: null, after: { as: "tags", tags: [vip] } },
  ]);
  expect(changeLines("contact", { tagIds: [1, 2] }, { tagIds: [2, 1] }, names)).toEqual([]);
});

test("other emails and phones are shown apart, each with its type", () => {
  const point = (kind: string, label: string | null, value: string) => ({ kind, label, value });
  const before = { points: [point("email", "work", "a@example.com")] };
  const after = {
    points: [
      point("email", "home", "a@example.com"),
      point("phone", null, "0412 345 678"),
      point("phone", "mobile", "0411 111 111"),
    ],
  };
  expect(changeLines("contact", before, after)).toEqual([
    {
      label: "Other emails",
      before: text("a@example.com (work)"),
      after: text("a@example.com (home)"),
    },
    {
      label: "Other phones",
      before: null,
      after: text("0412 345 678, 0411 111 111 (mobile)"),
    },
  ]);
});

test("an edited long text is shown around the edit", () => {
  const long = "word ".repeat(2_000);
  const edited = `${long.slice(0, 5_000)}NEW ${long.slice(5_000)}`;
  const [line] = changeLines("contact", { notes: long }, { notes: edited });
  expect(line?.after).toMatchObject({
    as: "text",
    text: expect.stringMatching(/^…[^…]+NEW [^…]+…$/),
  });
  expect(JSON.stringify(line).length).toBeLessThan(500);
  expect(JSON.stringify(line)).not.toContain("\\ud");
});

test("an excerpt never halves a character", () => {
  const [line] = changeLines("contact", null, { notes: "😀".repeat(500) });
  expect(line?.after).toMatchObject({ text: `${"😀".repeat(80)}…` });
  const [odd] = changeLines("contact", null, { notes: `x${"😀".repeat(500)}` });
  expect(odd?.after).toMatchObject({ text: `x${"😀".repeat(79)}…` });
});

test("settings, stages and tasks are shown in words", () => {
  expect(changeLines("settings", { theme: "system" }, { theme: "dark" })).toEqual([
    { label: "Theme", before: text("System"), after: text("Dark") },
  ]);
  const stage = { probability: 25, orderIndex: 0, kind: "open" };
  expect(changeLines("stage", stage, { probability: 0, orderIndex: 2, kind: "won" })).toEqual([
    { label: "Type", before: text("Open"), after: text("Won") },
    { label: "Probability", before: text("25%"), after: text("0%") },
    { label: "Position", before: text("1"), after: text("3") },
  ]);
  const task = { status: "pending", completed: 0, repeat: "FREQ=WEEKLY;BYDAY=MO" };
  expect(changeLines("todo", task, { status: "completed", completed: 1, repeat: null })).toEqual([
    { label: "Repeats", before: text("Weekly on Monday"), after: null },
    { label: "Status", before: text("To do"), after: text("Done") },
  ]);
});
