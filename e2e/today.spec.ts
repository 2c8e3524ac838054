import type { Page } from "playwright/test";
import {
  addContact,
  call,
  dayFrom,
  everyWay,
  expect,
  onPhone,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

const group = (page: Page, name: string) =>
  page.getByRole("region", { name: new RegExp(`^${name} `) });

/** A workspace with something in each group that needs no past. */
async function openToday(page: Page) {
  await signUp(page);
  const birthday = `--${dayFrom(2).slice(5)}`;
  const ann = await addContact(page, {
    firstName: "Ann",
    lastName: "Lee",
    birthday,
    cadence: "30",
  });
  await call(page, "activity.create", {
    ...{ type: "call", contactId: ann, timestamp: Date.now() - 40 * 86_400_000 },
  });
  await call(page, "deal.create", { title: "Website", value: 1_000, contactId: ann });
  await call(page, "todo.create", { title: "Send offer", dueDate: dayFrom(-1), contactId: ann });
  await call(page, "todo.create", { title: "Tidy up", dueDate: dayFrom(0) });
  await page.goto("/");
  await expect(page).toHaveURL("/today");
}

test(
  "a morning: a task is done and followed by the next, another snoozed, a call logged, and a deal hidden",
  everyWay,
  async ({ page }) => {
    await openToday(page);
    await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "Active deals 1" })).toBeVisible();
    await expect(group(page, "Birthdays")).toContainText("Ann Lee");

    // Complete and schedule next: two presses.
    await page.getByRole("button", { name: "Complete Send offer" }).click();
    await expect(page.getByText("Completed “Send offer”.")).toBeVisible();
    await page.getByRole("button", { name: "In 3 days" }).click();
    await expect(page.getByText("Added next step “Follow up with Ann Lee”.")).toBeVisible();
    await expect(group(page, "Overdue")).toBeHidden();

    await page.getByRole("button", { name: "Snooze Tidy up until tomorrow" }).click();
    await expect(page.getByText("Snoozed “Tidy up”.")).toBeVisible();
    await expect(group(page, "Due today")).toBeHidden();

    await page.getByRole("button", { name: "Hide Website for a week" }).click();
    await expect(page.getByText("Hid “Website” from Today.")).toBeVisible();
    await expect(group(page, "No next step")).toBeHidden();
    await undoIn(page).click();
    await expect(group(page, "No next step")).toContainText("Website");

    await page.getByRole("link", { name: "Next step for Website" }).click();
    await page.getByRole("textbox", { name: "Next step" }).fill("Send the draft");
    await page.getByRole("button", { name: "Add next step" }).click();
    await expect(page.getByText("Added next step “Send the draft”.")).toBeVisible();
    await expect(page).toHaveURL("/today");
    await expect(group(page, "No next step")).toBeHidden();

    await group(page, "Going cold").getByRole("button", { name: "Log call with Ann Lee" }).click();
    await expect(page.getByText("Logged the call with Ann Lee.")).toBeVisible();
    await expect(group(page, "Going cold")).toBeHidden();
    await page.getByRole("link", { name: "No next step" }).click();
    await expect(page.getByRole("form", { name: "Next step" })).toBeHidden();
  },
);

test("the number of due tasks is beside Today and in the tab's title, and follows each write", async ({
  page,
}) => {
  await openToday(page);
  await openIdle(page, "/contacts");
  const link = page.getByRole("link", { name: "Today 2 due" });
  await expect(link).toBeVisible();
  await expect(page).toHaveTitle("(2) Contacts · Kith");
  await page.getByRole("link", { name: "Tasks", exact: true }).click();
  await expect(page).toHaveTitle("(2) Tasks · Kith");
  await page.getByRole("button", { name: "Complete Tidy up" }).click();
  await expect(page).toHaveTitle("(1) Tasks · Kith");
  await undoIn(page).click();
  await expect(link).toBeVisible();
});

test("the address of the earlier dashboard leads to Today", onPhone, async ({ page }) => {
  await signUp(page);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/today");
  await expect(page.getByRole("heading", { name: /^Welcome, / })).toBeVisible();
});

test("what is planned is put off, and logged with a press", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  const bob = await addContact(page, { firstName: "Bob" });
  const timestamp = Date.now() + 86_400_000;
  const plan = { type: "call", subject: "Check in", contactId: bob, timestamp };
  await call(page, "activity.create", plan);
  await page.goto("/today");
  await page.getByRole("button", { name: "Snooze Check in until the next day" }).click();
  await expect(page.getByText("Snoozed “Check in”.")).toBeVisible();
  await page.getByRole("button", { name: "Log Check in as done" }).click();
  await expect(page.getByText("Logged call “Check in”.")).toBeVisible();
  await expect(page.getByRole("form", { name: "Next step" })).toBeVisible();
  await expect(group(page, "Planned")).toBeHidden();
});
