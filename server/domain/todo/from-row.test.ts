import { expect, test } from "vitest";
import { dayIn } from "../day.ts";
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
  return read.task === null ? read : { ...read.task, remarks: read.remarks };
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
