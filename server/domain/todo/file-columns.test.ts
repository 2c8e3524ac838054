import { expect, test } from "vitest";
import { readTaskColumns } from "./file-columns.ts";

/** What the columns of a header hold, "out" for those that aren't imported. */
function fieldsOf(header: string): Record<string, string> {
  return Object.fromEntries(
    readTaskColumns(header.split(",")).map(({ name, field }) => [name, field ?? "out"]),
  );
}

test("one column has the category: the one that says most of what a task belongs to", () => {
  expect(fieldsOf("Card ID,Card Name,Labels,Due Date,List Name,Archived")).toEqual({
    ...{ "Card ID": "out", "Card Name": "taskTitle", Labels: "note", "Due Date": "taskDue" },
    ...{ "List Name": "taskCategory", Archived: "taskArchived" },
  });
  expect(fieldsOf("Task Name,Type,Label,Project,List")).toMatchObject({
    ...{ Type: "note", Label: "note", Project: "taskCategory", List: "note" },
  });
  expect(fieldsOf("Task Name,Task Type")).toMatchObject({ "Task Type": "taskCategory" });
  expect(fieldsOf("Task Name,Labels,Project,Category")).toMatchObject({
    ...{ Labels: "note", Project: "note", Category: "taskCategory" },
  });
});
