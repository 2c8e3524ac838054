import { expect, test } from "vitest";
import { type AlikeRecord, matchRecords, type SoughtRecord } from "./matching.ts";

interface TaskMarks {
  contactId: number | null;
  companyKey: string | null;
  dealId: number | null;
  dueTime: string | null;
  status: string | null;
  priority: string | null;
  categoryKey: string | null;
}

const silent: TaskMarks = {
  ...{ contactId: null, companyKey: null, dealId: null, dueTime: null },
  ...{ status: null, priority: null, categoryKey: null },
};
const marksOf = ({ contactId, companyKey, dealId, dueTime, ...rest }: TaskMarks) => ({
  deciding: [contactId, companyKey, dealId, dueTime],
  describing: [rest.status, rest.priority, rest.categoryKey],
});
const task = (id: number, marks: Partial<TaskMarks> = {}): AlikeRecord => ({
  id,
  ...marksOf({ ...silent, status: "pending", priority: "medium", ...marks }),
});
const row = (
  alike: readonly AlikeRecord[],
  marks: Partial<TaskMarks> = {},
  own: number | null = null,
): SoughtRecord => ({ own, alike, marks: marksOf({ ...silent, ...marks }) });
const match = (rows: SoughtRecord[], seen: number[] = []) => matchRecords(rows, new Set(seen));

test("a row is about the task with its own id, and a copy of that row about another", () => {
  const alike = [task(1), task(2)];
  expect(match([row(alike), row(alike, {}, 1), row(alike, {}, 1)])).toEqual([2, 1, null]);
  expect(match([row([], {}, 1)], [1])).toEqual([null]);
});

test("rows with one title and due date are about tasks of the same contact, company, deal and time", () => {
  const alike = [task(1, { contactId: 7 }), task(2), task(3, { companyKey: "acme" })];
  const rows = [row(alike, { companyKey: "acme" }), row(alike), row(alike, { contactId: 7 })];
  expect(match(rows)).toEqual([3, 2, 1]);
});

test("edits in Kith don't move a row to another task", () => {
  const ann = task(1, { contactId: 7, status: "completed", priority: "high" });
  const alike = [ann, task(2)];
  expect(match([row(alike, { contactId: 7 }), row(alike)])).toEqual([1, 2]);
});

test("a row that is silent about the contact is about a task that has one by now", () => {
  const alike = [task(1, { contactId: 7 })];
  expect(match([row(alike)])).toEqual([1]);
  expect(match([row(alike, { contactId: 8 })])).toEqual([null]);
});

test("a row isn't about a task of which each says what the other doesn't", () => {
  const alike = [task(1, { contactId: 7 })];
  expect(match([row(alike, { companyKey: "acme" })])).toEqual([null]);
  expect(match([row(alike, { companyKey: "acme", contactId: 7 })])).toEqual([1]);
  expect(match([row([task(2)], { companyKey: "acme" })])).toEqual([2]);
});

test("of several tasks the one that says most of what the row says is taken, and each once", () => {
  const alike = [task(1), task(2, { priority: "high" }), task(3, { priority: "high" })];
  const high = row(alike, { priority: "high" });
  expect(match([high, high, high, high])).toEqual([2, 3, 1, null]);
  expect(match([high], [2])).toEqual([3]);
});

test("thousands of rows with one title find a task each", () => {
  const alike = Array.from({ length: 20_000 }, (_, index) => task(index + 1, { contactId: 7 }));
  const rows = Array.from({ length: 1_000 }, () => row(alike, { contactId: 7 }));
  const seen = alike.slice(0, 5_000).map(({ id }) => id);
  expect(match(rows, seen)).toEqual(alike.slice(5_000, 6_000).map(({ id }) => id));
});
