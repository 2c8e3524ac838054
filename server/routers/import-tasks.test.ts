import { expect, test } from "vitest";
import { defaultSettings } from "#domain/account/default-settings.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { ownIdOf } from "#domain/contact/own-id.ts";
import { momentAt } from "#domain/moment.ts";
import { readTaskColumns } from "#domain/todo/file-columns.ts";
import { beginImport, withoutDrafts } from "../testing/import-draft.ts";
import { newPerson, type Person } from "../testing/people.ts";
import { dumpWithoutLog, wrongFigures } from "../testing/workspace.ts";

const header = [
  ...["Task", "Due date", "Priority", "Status", "Completed at", "Contact", "Email", "Company"],
  ...["Deal", "Category", "Notes", "Owner", "Kith ID"],
];

/** Rows written with bars between cells. */
function begin(person: Person, lines: readonly string[], known: KnownWay = "fill") {
  const rows = lines.map((line) => line.split("|"));
  return beginImport(person, { noun: "todo", columns: readTaskColumns(header), rows, known });
}

async function reportOf({ account }: Person, id: number) {
  const { rows, summaries } = await account.import.report({ id });
  const items = rows.items.map(({ row, outcome, changes, kept }) => {
    return { row, outcome, changes, kept };
  });
  return { items, outcomes: items.map(({ outcome }) => outcome).join(""), summaries };
}

async function tasksOf({ api }: Person) {
  const { items } = await api.todo.export({});
  return items.map(({ contact, deal, company, category, ...todo }) => ({
    ...todo,
    contact: contact && `${contact.firstName ?? ""}/${contact.company ?? ""}`,
    deal: deal?.title ?? null,
    company: company?.name ?? null,
    category: category?.name ?? null,
  }));
}

const lines = [
  "Call Ann|2026-12-05 14:30|High|Not started||Ann Lee|ann@example.com|Acme|Website|Calls|Ask about dates|Me|",
  "Send offer|2026-03-01||Completed|2026-03-02 10:00|Ann Lee|ann@example.com|Acme|Unknown|calls|||",
  "Call Ann|2026-12-12|urgent|In progress||Ann Lee|ann@example.com|||Calls|||",
  "Audit|31.02.2027|7|Waiting for||||Beta||Legal|||",
  "Audit||||||||||||",
  "Audit||||||||||||",
  "||||||||||||",
];

test.each(["fill", "overwrite", "skip"] as const)(
  "tasks of a file are added with what they name as its preview says, and undone (%s)",
  async (known) => {
    const person = await newPerson();
    const { api, account, userId } = person;
    await api.contact.create({ firstName: "Ann", lastName: "Lee", email: "ann@example.com" });
    await api.deal.create({ title: "Website" });
    const before = withoutDrafts(await dumpWithoutLog(userId));
    const { id, operation } = await begin(person, lines, known);
    await account.import.check({ id });
    const preview = await reportOf(person, id);
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(before);
    expect(preview.outcomes).toBe("cccccce");
    expect(preview.summaries[0]?.remarks).toEqual({ deal: [3] });
    expect(preview.summaries[1]?.remarks).toEqual({ date: [5], status: [5], priority: [5] });
    await account.import.run({ id });
    const result = await reportOf(person, id);
    expect(result.items).toEqual(preview.items);
    const also = ({ summaries }: typeof result) => summaries.map((summary) => summary.also);
    expect(also(result)).toEqual(also(preview));
    expect(await wrongFigures(userId)).toEqual([]);
    const ann = known === "skip" ? "Ann/" : "Ann/Acme";
    expect(await tasksOf(person)).toMatchObject([
      {
        ...{ title: "Call Ann", dueDate: "2026-12-05", dueTime: "14:30", priority: "high" },
        ...{ status: "pending", contact: ann, company: "Acme", deal: "Website" },
        ...{ category: "Calls", description: "Ask about dates\nOwner: Me" },
      },
      {
        ...{ title: "Send offer", status: "completed", completed: true, priority: "medium" },
        ...{
          completedAt: momentAt(defaultSettings.timeZone, "2026-03-02", "10:00"),
          category: "Calls",
          deal: null,
        },
        description: "Deal: Unknown",
      },
      { title: "Call Ann", dueDate: "2026-12-12", priority: "urgent", status: "in_progress" },
      {
        ...{ title: "Audit", dueDate: null, contact: null, company: "Beta", category: "Legal" },
        description: "Due date: 31.02.2027\nStatus: Waiting for\nPriority: 7",
      },
      { title: "Audit", company: null },
      { title: "Audit", company: null },
    ]);
    const after = withoutDrafts(await dumpWithoutLog(userId));
    const again = await begin(person, lines, known);
    await account.import.run({ id: again.id });
    expect((await reportOf(person, again.id)).outcomes).toBe(
      known === "skip" ? "sssssse" : "kkkkkke",
    );
    expect(withoutDrafts(await dumpWithoutLog(userId))).toEqual(after);
    await api.change.undo({ operation });
    expect(withoutDrafts(await dumpWithoutLog(userId))).toMatchObject({
      todos: before.todos,
      categories: before.categories,
      companies: before.companies,
    });
  },
);

test("a task is found by its own id, filled in or overwritten, and put back by an undo", async () => {
  const person = await newPerson();
  const { api, account, userId } = person;
  const todo = await api.todo.create({ title: "Call", dueDate: "2026-12-05" });
  const row = `Ring|2026-12-06 09:00|High|Done||Bob||Acme||Calls|By phone||${ownIdOf("todo", todo)}`;
  const before = withoutDrafts(await dumpWithoutLog(userId));
  for (const [known, expected] of [
    ["fill", { title: "Call", dueDate: "2026-12-05", status: "pending" }],
    ["overwrite", { title: "Ring", dueTime: "09:00", status: "completed", priority: "high" }],
  ] as const) {
    const { id, operation } = await begin(person, [row], known);
    await account.import.run({ id });
    expect((await reportOf(person, id)).outcomes).toBe("u");
    const [found] = await tasksOf(person);
    expect(found).toMatchObject({ ...expected, contact: "Bob/Acme", category: "Calls" });
    expect(found).toMatchObject({ company: "Acme", description: "By phone" });
    expect(await wrongFigures(userId)).toEqual([]);
    await api.change.undo({ operation });
    expect(await tasksOf(person)).toMatchObject([{ title: "Call", contact: null, category: null }]);
    expect(withoutDrafts(await dumpWithoutLog(userId)).companies).toEqual(before.companies);
  }
});

test("tasks of another person are neither found nor referred to", async () => {
  const [person, stranger] = [await newPerson(), await newPerson()];
  const theirs = await stranger.api.todo.create({ title: "Call", dueDate: "2026-12-05" });
  await stranger.api.deal.create({ title: "Website" });
  const before = withoutDrafts(await dumpWithoutLog(stranger.userId));
  const row = `Call|2026-12-05||Done|||||Website||||${ownIdOf("todo", theirs)}`;
  const { id } = await begin(person, [row], "overwrite");
  await person.account.import.run({ id });
  expect(await tasksOf(person)).toMatchObject([{ title: "Call", deal: null }]);
  expect(withoutDrafts(await dumpWithoutLog(stranger.userId))).toEqual(before);
});
