import type { Locator, Page } from "playwright/test";
import { faultsOn } from "./axe.ts";
import {
  addContact,
  addContacts,
  call,
  expect,
  messagesOf,
  onPhone,
  openIdle,
  signUp,
  test,
  undoIn,
} from "./person.ts";

const cell = (page: Page, row: string, text: string) =>
  page.getByRole("row").filter({ hasText: row }).getByRole("cell").filter({ hasText: text });

const pencil = (page: Page, noun: string) =>
  page.getByRole("button", { name: `Change ${noun}`, exact: true });

const editor = (page: Page, noun: string) => page.getByRole("dialog", { name: `Change ${noun}` });

/** Opens the editor of a cell by the pencil that appears over it. */
async function editByPointer(page: Page, over: Locator, noun: string): Promise<Locator> {
  await over.hover();
  await pencil(page, noun).click();
  await expect(editor(page, noun)).toBeVisible();
  return editor(page, noun);
}

test("a phone is corrected in the list in two presses, and the edit is undone", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann", email: "ann@example.com", phone: "555 0100" });
  await addContact(page, { firstName: "Bob", phone: "555 0200" });
  await openIdle(page, "/contacts");
  const form = await editByPointer(page, cell(page, "Ann", "555 0100"), "phone");
  const field = form.getByRole("textbox", { name: "Phone" });
  await expect(field).toBeFocused();
  await field.fill("555 0199");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await expect(cell(page, "Ann", "555 0199")).toBeVisible();
  await expect(messagesOf(page)).toContainText("Updated the phone of “Ann”.");
  await expect(page.getByRole("link", { name: "Ann", exact: true })).toBeFocused();
  await expect(page).toHaveURL("/contacts");
  await undoIn(page).click();
  await expect(cell(page, "Ann", "555 0100")).toBeVisible();
});

test("a refused value stays at its cell with its error, and Escape leaves the cell as it was", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann", email: "ann@example.com" });
  await openIdle(page, "/contacts");
  const form = await editByPointer(page, cell(page, "Ann", "ann@example.com"), "email");
  const field = form.getByRole("textbox", { name: "Email" });
  await field.fill("ann@localhost");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription("Enter a valid email, like name@example.com.");
  await expect(field).toHaveValue("ann@localhost");
  expect(await faultsOn(page)).toEqual([]);
  await field.press("Escape");
  await expect(form).toBeHidden();
  await expect(cell(page, "Ann", "ann@example.com")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ann", exact: true })).toBeFocused();
});

test("F2 edits a cell of the row in focus, and again the next one; Enter saves", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann", jobTitle: "CTO" });
  await openIdle(page, "/contacts?columns=title,phone");
  await page.getByRole("link", { name: "Ann", exact: true }).focus();
  await expect(pencil(page, "name")).toBeVisible();
  await page.keyboard.press("F2");
  await expect(editor(page, "name").getByRole("textbox", { name: "First name" })).toBeFocused();
  await page.keyboard.press("F2");
  const title = editor(page, "job title").getByRole("textbox", { name: "Job title" });
  await expect(title).toBeFocused();
  await title.fill("CEO");
  await title.press("Enter");
  await expect(cell(page, "Ann", "CEO")).toBeVisible();
  await expect(messagesOf(page)).toContainText("Updated the job title of “Ann”.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ann" })).toBeVisible();
});

test("deals and companies are edited in their lists as on their pages", async ({ page }) => {
  await signUp(page);
  await call(page, "deal.create", {
    title: "Website",
    value: 100,
    expectedCloseDate: "2030-01-31",
  });
  await call(page, "company.create", { name: "Acme" });
  await openIdle(page, "/deals/all");
  const value = await editByPointer(page, cell(page, "Website", "$100.00"), "value");
  await value.getByRole("textbox", { name: "Value" }).fill("2,500");
  await value.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Website", "$2,500.00")).toBeVisible();
  const closes = await editByPointer(page, cell(page, "Website", "31 Jan 2030"), "expected close");
  await closes.getByLabel("Expected close").fill("2030-03-01");
  await closes.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Website", "1 Mar 2030")).toBeVisible();

  await openIdle(page, "/companies");
  const name = await editByPointer(page, page.getByRole("rowheader", { name: "Acme" }), "name");
  await name.getByRole("textbox", { name: "Name" }).fill("Acme Ltd");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Acme Ltd", exact: true })).toBeVisible();
  await expect(page).toHaveURL("/companies");
});

test("an edit in the list doesn't overwrite what somebody else has changed", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann", jobTitle: "CTO" });
  await openIdle(page, "/contacts?columns=title");
  const form = await editByPointer(page, cell(page, "Ann", "CTO"), "job title");
  const field = form.getByRole("textbox", { name: "Job title" });
  await field.fill("CEO");
  await call(page, "contact.update", { id, contact: { jobTitle: "CFO" } });
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/CFO/);
  await field.press("Enter");
  await expect(cell(page, "Ann", "CEO")).toBeVisible();
});

test("the editor of the last row opens within the window", async ({ page }) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 20 }, (_, at) => ({
      firstName: `Person ${at + 10}`,
      phone: `555 01${at}`,
    })),
  );
  await page.setViewportSize({ width: 1280, height: 560 });
  await openIdle(page, "/contacts");
  const last = cell(page, "Person 29", "555 0119");
  await last.scrollIntoViewIfNeeded();
  const form = await editByPointer(page, last, "phone");
  await expect(form.getByRole("button", { name: "Save" })).toBeInViewport({ ratio: 1 });
});

test("a phone has no pencils in its lists", onPhone, async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann", company: "Acme" });
  await openIdle(page, "/contacts");
  await page.getByRole("link", { name: "Ann", exact: true }).focus();
  await page.keyboard.press("F2");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Change/ })).toHaveCount(0);
});

test("a task's title, date and priority are edited in their cells", async ({ page }) => {
  await signUp(page);
  await call(page, "todo.create", { title: "Call Ann", dueDate: "2030-01-07" });
  await openIdle(page, "/tasks");
  const due = await editByPointer(page, cell(page, "Call Ann", "7 Jan 2030"), "due date");
  await due.getByLabel("Time").fill("15:00");
  await due.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Call Ann", "3:00 pm")).toBeVisible();
  const priority = await editByPointer(page, cell(page, "Call Ann", "Medium"), "priority");
  await priority.getByLabel("Priority").selectOption("High");
  await priority.getByRole("button", { name: "Save" }).click();
  await expect(cell(page, "Call Ann", "High")).toBeVisible();
  await page.getByRole("link", { name: "Call Ann", exact: true }).focus();
  await page.keyboard.press("F2");
  await editor(page, "title").getByLabel("Title").fill("Call Bob");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Call Bob", exact: true })).toBeVisible();
});
