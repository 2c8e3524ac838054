import { expect, test } from "vitest";
import { dayIn } from "../day.ts";
import { momentAt } from "../moment.ts";
import { readTaskColumns } from "./file-columns.ts";
import { readTaskRecord } from "./from-row.ts";

const timeZone = "Pacific/Auckland";
const today = dayIn(timeZone, Date.now());

/** The task of a row under a header, whose cells have bars between them. */
function read(header: string, line: string) {
  const read = readTaskRecord(
    { row: 2, cells: line.split("|") },
    {
      columns: readTaskColumns(header.split("|")),
      ...{ order: null, timeZone, today, readRule: (text) => text },
    },
  );
  return read.row === null ? read : { ...read.row, remarks: read.remarks };
}

test("a task that was added and completed today is done", () => {
  const header = "Task ID|Name|Created At|Completed At";
  const { status, completedAt, createdAt, description } = read(
    header,
    `1|Write copy|${today}|${today}`,
  ) as Record<string, unknown>;
  expect({ status, description }).toEqual({ status: "completed", description: null });
  for (const moment of [completedAt, createdAt]) {
    expect(moment).toBeLessThanOrEqual(Date.now());
    expect(dayIn(timeZone, Number(moment))).toBe(today);
  }
  expect(read(header, "1|Write copy||2199-01-01")).toMatchObject({
    ...{ status: null, completedAt: null, description: "Completed At: 2199-01-01" },
    remarks: ["date"],
  });
});

test("a task that was done on a day nobody tells was done at noon of the day when it was due", () => {
  expect(read("Task|Due date|Status", "Write|2026-05-04|Done")).toMatchObject({
    completedAt: momentAt(timeZone, "2026-05-04", "12:00"),
  });
});

test("each card has its list as its category, labelled or not, and may be archived", () => {
  const header = "Card Name|Labels|List Name|Archived|Due Complete";
  expect(read(header, "Paint|Garden|Doing|false|false")).toMatchObject({
    ...{ category: "Doing", status: "pending", description: "Labels: Garden" },
  });
  expect(read(header, "Sweep||Doing|true|true")).toMatchObject({
    ...{ category: "Doing", status: "archived", completedAt: null, description: null },
  });
  expect(read(header, "Mow||Doing|perhaps|")).toMatchObject({
    ...{ status: null, description: "Archived: perhaps", remarks: ["status"] },
  });
});

test("a task that has a date and isn't completed can repeat, an archived one too", () => {
  const header = "Task|Due date|Status|Repeats";
  const rule = "FREQ=WEEKLY";
  expect(read(header, `Mow|2026-05-04|Archived|${rule}`)).toMatchObject({ repeat: rule });
  for (const line of [`Mow|2026-05-04|Done|${rule}`, `Mow||Archived|${rule}`]) {
    expect(read(header, line)).toMatchObject({ repeat: null, description: `Repeats: ${rule}` });
  }
});

test("rows of Todoist are tasks, with the unit of their duration, or say what else they are", () => {
  const header = "TYPE|CONTENT|PRIORITY|DURATION|DURATION_UNIT";
  expect(read(header, "task|Walk|4|1|day")).toMatchObject({
    ...{ durationMinutes: 1_440, priority: "medium", description: null },
  });
  expect(read(header, "task|Walk|1|30|day")).toMatchObject({
    ...{ durationMinutes: null, description: "DURATION: 30\nDURATION_UNIT: day" },
  });
  expect(read(header, "meta|view_style=list|||")).toEqual({
    ...{ row: null, reason: "Not a task: meta." },
  });
});

test("companies and categories are names on one line, and what is longer is kept in the description", () => {
  const [long, longest] = ["x".repeat(61), "y".repeat(201)];
  const header = "Task|Category|Company";
  expect(read(header, "Call|Sales\n north; East| Acme \n Inc ")).toMatchObject({
    ...{ category: "Sales north", company: "Acme Inc" },
    description: "Category: Sales\n north; East",
  });
  expect(read(`${header}|Deal`, "Call|n/a|n/a|n/a")).toMatchObject({
    ...{ category: null, company: null, deal: null, description: null },
  });
  expect(read(header, `Call|${long}|${longest}`)).toMatchObject({
    ...{ category: null, company: null, people: [] },
    description: `Company: ${longest}\nCategory: ${long}`,
  });
});

test("in our own exports a task has a company of its own, whatever it is called", () => {
  const header = "Title|Category|Contact|Contact Email|Contact Company|Company|Kith ID";
  expect(read(header, "Call|None, yet|Ann||Beta|N/A|")).toMatchObject({
    ...{ category: "None, yet", company: "N/A", people: [{ firstName: "Ann", company: "Beta" }] },
  });
  const longest = "y".repeat(201);
  expect(read(header, `Call|||||${longest}|`)).toMatchObject({
    ...{ company: null, description: `Company: ${longest}` },
  });
});
