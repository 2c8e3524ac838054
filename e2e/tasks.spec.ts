import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  dayFrom,
  everyWay,
  expect,
  onPhone,
  openIdle,
  signUp,
  test,
} from "./person.ts";
import { liveField, pick } from "./picking.ts";

const titles = (page: Page) => page.locator(".row-link");
const groups = (page: Page) => page.locator("tr.todo-group");

async function addTask(page: Page, title: string, days: number | null, more: object = {}) {
  const dueDate = days === null ? null : dayFrom(days);
  return call<{ id: number }>(page, "todo.create", { title, dueDate, ...more });
}

test(
  "a task is added, completed with one press, and both are undone",
  everyWay,
  async ({ page }) => {
    await signUp(page);
    await openIdle(page, "/tasks");
    await expect(page.getByRole("heading", { name: "No tasks yet" })).toBeVisible();
    await page.getByRole("link", { name: "Add a task" }).click();
    await page.getByLabel("Title").fill("Call Sarah");
    await page.getByLabel("Due").fill(dayFrom(0));
    await page.getByLabel("Time").fill("15:00");
    await page.getByLabel("Priority").selectOption("High");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page.getByText("Added “Call Sarah”.")).toBeVisible();
    await expect(titles(page)).toHaveText(["Call Sarah"]);
    await expect(groups(page)).toHaveText(["Today1"]);

    await page.getByRole("button", { name: "Complete Call Sarah" }).click();
    await expect(page.getByText("Completed “Call Sarah”.")).toBeVisible();
    await expect(groups(page)).toHaveText(["Done1"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(groups(page)).toHaveText(["Today1"]);
  },
);

test(
  "completing a repeating task adds the next one, and undo takes it away",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await openIdle(page, "/tasks/new");
    await page.getByLabel("Title").fill("Review");
    await page.getByLabel("Due").fill(dayFrom(1));
    await page.getByLabel("Repeats").selectOption("Every week");
    await page.getByRole("button", { name: "Add task" }).click();
    await page.getByRole("button", { name: "Complete Review" }).click();
    await expect(page.getByText("Completed “Review”. Added the next one.")).toBeVisible();
    await expect(titles(page)).toHaveText(["Review", "Review"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(titles(page)).toHaveText(["Review"]);
  },
);

test(
  "tasks are grouped by when they are due, and each group is a link with its number",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await addTask(page, "Late", -2);
    await addTask(page, "Now", 0);
    await addTask(page, "Next day", 1);
    await addTask(page, "Far", 60);
    await addTask(page, "Dream", null);
    await addTask(page, "Finished", 0, { status: "completed" });
    await openIdle(page, "/tasks");
    await expect(titles(page)).toHaveText(["Late", "Now", "Next day", "Far", "Dream", "Finished"]);
    await expect(groups(page)).toHaveText([
      ...["Overdue1", "Today1", "Tomorrow1", "Later1", "Someday1", "Done1"],
    ]);
    await page
      .getByRole("navigation", { name: "Groups" })
      .getByRole("link", { name: /Overdue/ })
      .click();
    await expect(titles(page)).toHaveText(["Late"]);
    await expect(page).toHaveURL(/group=overdue/);
    await page
      .getByRole("navigation", { name: "Groups" })
      .getByRole("link", { name: "All" })
      .click();
    await expect(titles(page)).toHaveCount(6);
  },
);

test("a task is snoozed to tomorrow, and to a date", bothWays, async ({ page }) => {
  await signUp(page);
  await addTask(page, "Call", -1);
  await openIdle(page, "/tasks");
  await page.getByRole("row", { name: /Call/ }).hover();
  await page.getByRole("link", { name: "Snooze Call" }).click();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await expect(page.getByText("Snoozed “Call”.")).toBeVisible();
  await expect(groups(page)).toHaveText(["Tomorrow1"]);
  await page.getByRole("link", { name: "Call", exact: true }).click();
  await page.getByRole("link", { name: "Snooze", exact: true }).click();
  await page.getByLabel("Due").fill(dayFrom(60));
  await page.getByRole("button", { name: "Snooze", exact: true }).click();
  await expect(page.getByText("Snoozed “Call”.")).toBeVisible();
});

test("a task's details are edited in place, and its history shows it", async ({ page }) => {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Sarah" });
  const { id } = await addTask(page, "Call", 0, { contactId });
  await openIdle(page, `/tasks/${id}`);
  await expect(page.getByRole("link", { name: "Sarah" })).toBeVisible();
  await page.getByRole("link", { name: "Change priority" }).click();
  await page.getByLabel("Priority").selectOption("Urgent");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Updated the priority of “Call”.")).toBeVisible();
  await page.getByRole("link", { name: "Change due date" }).click();
  await page.getByLabel("Time").fill("16:45");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Today, 4:45 pm")).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText("Urgent");
});

test("what a task is about is edited in place", async ({ page }) => {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Sarah", company: "Acme" });
  await call(page, "deal.create", { title: "Website" });
  const { id } = await addTask(page, "Call", 0, { contactId });
  await openIdle(page, `/tasks/${id}`);
  const about = page.getByRole("region", { name: "About" });
  await about.getByRole("link", { name: "Add deal" }).click();
  await pick(page, { label: "Deal optional", typed: "web", option: /Website/ });
  await about.getByRole("button", { name: "Save" }).click();
  await expect(about.getByRole("link", { name: "Website" })).toBeVisible();
  await about.getByRole("link", { name: "Add company" }).click();
  await pick(page, { label: "Company optional", typed: "ac", option: /Acme/ });
  await about.getByRole("button", { name: "Save" }).click();
  await expect(about.getByRole("link", { name: "Acme" })).toBeVisible();
  await about.getByRole("link", { name: "Change contact" }).click();
  const contact = await liveField(page, "Contact optional");
  await contact.fill("");
  await contact.press("Tab");
  await about.getByRole("button", { name: "Save" }).click();
  await expect(about.getByRole("link", { name: "Add contact" })).toBeVisible();
  await expect(about.getByRole("link", { name: "Sarah" })).toBeHidden();
});

test("the form of a task finds what it is about", bothWays, async ({ page, javaScriptEnabled }) => {
  await signUp(page);
  await addContact(page, { firstName: "Sarah", company: "Acme" });
  await openIdle(page, "/tasks/new");
  await page.getByLabel("Title").fill("Call");
  if (javaScriptEnabled === false) {
    await page.getByRole("button", { name: "Search contacts" }).click();
    await page.getByRole("searchbox").fill("sar");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("button", { name: /^Select Sarah/ }).click();
    await expect(page.getByLabel("Title")).toHaveValue("Call");
    await page.getByLabel("Company optional").selectOption("Acme");
  } else {
    await pick(page, { label: "Contact optional", typed: "sar", option: /Sarah/ });
    await pick(page, { label: "Company optional", typed: "ac", option: /Acme/ });
  }
  await page.getByRole("button", { name: "Add task" }).click();
  await page.getByRole("link", { name: "Show task" }).click();
  const about = page.getByRole("region", { name: "About" });
  await expect(about.getByRole("link", { name: "Sarah" })).toBeVisible();
  await expect(about.getByRole("link", { name: "Acme" })).toBeVisible();
});

test(
  "the pages of a contact and a company show their open tasks, complete them and add others",
  everyWay,
  async ({ page }) => {
    await signUp(page);
    const contactId = await addContact(page, { firstName: "Sarah", company: "Acme" });
    const { companyId } = await call<{ companyId: number }>(
      page,
      "contact.byId",
      { id: contactId },
      "read",
    );
    for (const [path, of] of [
      [`/contacts/${contactId}`, { contactId }],
      [`/companies/${companyId}`, { companyId }],
    ] as const) {
      await addTask(page, "Call tomorrow", 1, of);
      await addTask(page, "Call today", 0, of);
      await openIdle(page, path);
      const tasks = page.getByRole("region", { name: "Tasks" });
      await expect(tasks.getByRole("listitem")).toHaveText([/Call today/, /Call tomorrow/]);
      await tasks.getByRole("button", { name: "Complete Call today" }).click();
      await expect(page.getByText("Completed “Call today”.")).toBeVisible();
      await expect(tasks.getByRole("listitem")).toHaveText([/Call tomorrow/]);
      await tasks.getByRole("link", { name: "New task" }).click();
      await page.getByLabel("Title").fill("Write");
      await page.getByRole("button", { name: "Add task" }).click();
      await expect(page).toHaveURL(path);
      await expect(tasks.getByRole("listitem")).toHaveText([/Call tomorrow/, /Write/]);
      await tasks.getByRole("link", { name: "All tasks" }).click();
      await expect(titles(page)).toHaveText(["Call tomorrow", "Write", "Call today"]);
    }
  },
);

test(
  "selected tasks are completed, snoozed and deleted as one action",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    for (const title of ["One", "Two", "Three"]) await addTask(page, title, 0);
    await openIdle(page, "/tasks");
    const bar = page.getByRole("form", { name: "Bulk actions" });
    const select = (title: string) =>
      page.getByRole("checkbox", { name: `Select ${title}`, exact: true }).check();
    await select("One");
    await select("Two");
    // The number of selected rows moves the buttons when it appears.
    if (javaScriptEnabled !== false) await expect(bar.getByText("2 selected")).toBeVisible();
    await bar.getByRole("button", { name: "Complete" }).click();
    await expect(page.getByText("Completed 2 tasks.")).toBeVisible();
    await expect(groups(page)).toHaveText(["Today1", "Done2"]);
    await select("Three");
    await bar.getByText("Snooze", { exact: true }).click();
    await bar.getByLabel("Due").fill(dayFrom(1));
    await bar.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Snoozed 1 task.")).toBeVisible();
    await expect(groups(page)).toHaveText(["Tomorrow1", "Done2"]);
    await select("Three");
    await bar.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByText("Deleted 1 task.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(titles(page)).toHaveCount(3);
  },
);

test(
  "a category is created and edited, filters the list, and leaves its tasks when deleted",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await openIdle(page, "/settings/categories");
    await page.getByLabel("Name").fill("Sales");
    await page.getByRole("radio", { name: "Purple" }).check();
    await page.getByRole("button", { name: "Create category" }).click();
    await expect(page.getByText("Created “Sales”.")).toBeVisible();
    const [category] = await call<{ id: number }[]>(page, "category.list", undefined, "read");
    await addTask(page, "Call", 0, { categoryId: category?.id });
    await addTask(page, "Write", 0);
    await openIdle(page, `/tasks?category=${category?.id}`);
    await expect(titles(page)).toHaveText(["Call"]);
    await openIdle(page, "/settings/categories");
    await page.getByRole("link", { name: "Edit Sales" }).click();
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Save" }) });
    await form.getByLabel("Name").fill("Selling");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Selling”.")).toBeVisible();
    await page.getByRole("button", { name: "Delete Selling" }).click();
    await expect(page.getByText("Deleted “Selling”.")).toBeVisible();
    await openIdle(page, "/tasks");
    await expect(titles(page)).toHaveText(["Call", "Write"]);
  },
);

test(
  "a phone shows tasks in two lines, and completes them with one press",
  onPhone,
  async ({ page }) => {
    await signUp(page);
    await addTask(page, "Call Sarah about the licences and their number", 0, { priority: "high" });
    await openIdle(page, "/tasks");
    await page.getByRole("button", { name: /^Complete Call Sarah/ }).click();
    await expect(page.getByText(/^Completed “Call Sarah/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
  },
);

test("G T leads to the tasks, and C T to a new one", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tasks");
  await page.keyboard.press("c");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { name: "New task" })).toBeVisible();
});
