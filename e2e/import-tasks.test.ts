import { expect, test } from "vitest";
import { newPerson, type Visitor } from "./built.ts";
import { importedFile } from "./import-file.ts";

/* Files of tasks that are imported without a browser, as other programs write them and as we do. */

interface ExportedTask {
  id: number;
  title: string;
  contact: object | null;
  company: { name: string } | null;
  category: { name: string } | null;
}

async function exported(person: Visitor): Promise<ExportedTask[]> {
  const answer = await person.send("/tasks/export.json");
  const { items } = (await answer.json()) as { items: ExportedTask[] };
  return items;
}

const files = {
  pipedrive: `Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Duration,Activity - Done,Activity - Marked as done time,Activity - Contact person,Activity - Organization,Activity - Deal,Activity - Note,Activity - Assigned to user,Activity - ID
Ring back,Call,2027-01-31,14:30,00:45,To do,,Ann Lee,Acme,,About prices,Me,7
Kick-off,Meeting,2026-03-01,,,Done,2026-03-02 10:11:12,Ann Lee,Acme,,,Me,8`,
  hubspot: `Record ID,Task Title,Task Status,Due date,Priority,Task Type,Associated Contact,Associated Company,Task Notes,Assigned to
11,Send offer,NOT_STARTED,2027-06-07 12:00,HIGH,Email,Bob Ray (bob@acme.example),Beta (beta.example),Two pages,Me`,
  todoist: `TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG,IS_COLLAPSED
section,Home,,,,,,,,,,,,,
task,Buy milk,Two litres,1,1,Me (1),,2027-02-03,en,UTC,1,day,,,False
task,Water plants,,4,1,Me (1),,every monday,en,UTC,,,,,False`,
  asana: `Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Due Date,Tags,Notes,Projects,Parent task
1,2026-02-01,2026-02-03,2026-02-03,Write copy,Done,Me,2026-02-05,web,Short,Relaunch,`,
  trello: `Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List Name,Archived,Due Complete
a1,Paint wall,https://trello.example/a1,Blue,Garden,Me,2027-05-01T10:00:00Z,Doing,false,false`,
  list: `Task,Due date,Status,Repeats
Sweep,2026-05-04,Archived,FREQ=WEEKLY`,
};

function csv(text: string): File {
  return new File([text], "tasks.csv", { type: "text/csv" });
}

test("exports of other programs become tasks, and an export of them the same tasks elsewhere", async () => {
  const [person, other] = [await newPerson(), await newPerson()];
  const words = await importedFile(person, csv(files.pipedrive), "todo");
  expect(words).toContain("2 tasks imported");
  expect(words).toContain("Also added: 1 contact, 1 company and 2 categories.");
  expect(words).toContain("Added to the description: Activity - Assigned to user.");
  expect(words).toContain("Not imported: Activity - ID.");
  expect(await importedFile(person, csv(files.hubspot))).toContain("1 task imported");
  const todoist = await importedFile(person, csv(files.todoist));
  expect(todoist).toContain("2 tasks imported");
  expect(todoist).toContain("Not a task: section.");
  expect(todoist).toContain("be read, added to the description: row 4.");
  expect(await importedFile(person, csv(files.asana))).toContain("1 task imported");
  expect(await importedFile(person, csv(files.trello))).toContain("1 task imported");
  expect(await importedFile(person, csv(files.list))).toContain("1 task imported");
  expect(await exported(person)).toMatchObject([
    {
      ...{ title: "Ring back", dueDate: "2027-01-31", dueTime: "14:30", durationMinutes: 45 },
      ...{ status: "pending", category: { name: "Call" }, company: { name: "Acme" } },
      contact: { firstName: "Ann", lastName: "Lee", company: "Acme" },
    },
    { title: "Kick-off", status: "completed", category: { name: "Meeting" } },
    {
      ...{ title: "Send offer", dueTime: "12:00", priority: "high", category: { name: "Email" } },
      ...{ contact: { email: "bob@acme.example" }, company: { name: "Beta" } },
      description: "Two pages\nAssigned to: Me",
    },
    {
      ...{ title: "Buy milk", priority: "urgent", durationMinutes: 1_440 },
      description: "Two litres\nAUTHOR: Me (1)",
    },
    { title: "Water plants", dueDate: null, priority: "medium" },
    { title: "Write copy", status: "completed", category: { name: "Relaunch" } },
    {
      ...{ title: "Paint wall", dueDate: "2027-05-01", status: "pending" },
      ...{ category: { name: "Doing" }, description: expect.stringContaining("Labels: Garden") },
    },
    { title: "Sweep", status: "archived", repeat: "FREQ=WEEKLY" },
  ]);
  for (const text of Object.values(files)) {
    expect(await importedFile(person, csv(text), "todo")).toContain("No new tasks");
  }
  expect(await exported(person)).toHaveLength(8);
  const withoutIds = async (whose: Visitor) =>
    (await exported(whose)).map((task) => ({
      ...task,
      ...{ id: 0, categoryId: 0, contactId: 0, companyId: 0, updatedAt: "", version: 0 },
      contact: task.contact && { ...task.contact, id: 0, createdAt: "" },
      company: task.company?.name,
      category: task.category?.name,
    }));
  for (const ending of ["csv", "xlsx", "json"]) {
    const whole = await (await person.send(`/tasks/export.${ending}`)).arrayBuffer();
    const again = await importedFile(other, new File([whole], `tasks.${ending}`));
    expect(again).toContain(ending === "csv" ? "8 tasks imported" : "No new tasks");
    expect(await withoutIds(other)).toEqual(await withoutIds(person));
  }
});
