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

test("a person is the contact of a task in Pipedrive, and elsewhere who is to do it", () => {
  expect(fieldsOf("Name,Person,Status,Date")).toMatchObject({ Person: "note" });
  expect(fieldsOf("Task,People,Contact")).toMatchObject({ People: "note", Contact: "dealPeople" });
  expect(fieldsOf("Task,Related To,Owner")).toMatchObject({ "Related To": "note", Owner: "note" });
  expect(fieldsOf("Activity - Subject,Person")).toMatchObject({ Person: "dealPeople" });
});

test.each([
  ...["Last Modified", "Activity - Update time", "Last Activity Date", "updated_at", "updatedAt"],
  ...["Date modified", "Modified by", "Last edited time"],
])("%s, which differs in each export, isn't imported", (name) => {
  expect(fieldsOf(`Task Name,${name}`)).toMatchObject({ [name]: "out" });
});

test("a column that was added on a day, or has updates as texts, is kept", () => {
  expect(fieldsOf("Task Name,Date added,Updates,Accredited")).toMatchObject({
    ...{ "Date added": "taskAdded", Updates: "note", Accredited: "note" },
  });
});

test("Todoist's columns are read in any order", () => {
  const header =
    "TYPE,CONTENT,DESCRIPTION,IS_COLLAPSED,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG";
  const fields = {
    ...{ TYPE: "taskKind", CONTENT: "taskTitle", DESCRIPTION: "taskDescription" },
    ...{ IS_COLLAPSED: "out", PRIORITY: "taskPriority", INDENT: "out", AUTHOR: "note" },
    ...{ RESPONSIBLE: "note", DATE: "taskDue", DATE_LANG: "out", TIMEZONE: "out" },
    ...{ DURATION: "taskDuration", DURATION_UNIT: "taskDurationUnit", DEADLINE: "taskDue" },
    DEADLINE_LANG: "out",
  };
  expect(fieldsOf(header)).toEqual(fields);
  expect(fieldsOf(header.split(",").reverse().join(","))).toEqual(fields);
});
