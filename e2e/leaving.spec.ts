import type { Locator, Page } from "playwright/test";
import { addRecords, formPages } from "./form-pages.ts";
import { addContact, asksOnClosing, expect, messagesOf, openIdle, signUp, test } from "./person.ts";

/** The questions that a page asks, answered as `accept` says. */
function questionsOf(page: Page, accept: () => boolean): string[] {
  const questions: string[] = [];
  page.on("dialog", (question) => {
    questions.push(question.message());
    void (accept() ? question.accept() : question.dismiss());
  });
  return questions;
}

const question = "Discard what you typed?";

/** Types into a field and waits until its page asks. */
async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await expect.poll(() => asksOnClosing(field.page())).toBe(true);
}

test("a link, Back and closing the tab ask before they discard what was typed in a form", async ({
  page,
}) => {
  await signUp(page);
  await openIdle(page, "/tags");
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const name = page.getByLabel("Your name");
  await type(name, "Grace Hopper");

  const closing = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const beforeUnload = await closing;
  expect(beforeUnload.type()).toBe("beforeunload");
  await beforeUnload.dismiss();

  const questions = questionsOf(page, () => questions.length > 2);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deals" }).click();
  await expect.poll(() => questions).toEqual([question]);
  await expect(name).toHaveValue("Grace Hopper");
  await page.evaluate(() => history.back());
  await expect.poll(() => questions).toEqual([question, question]);
  await expect(page).toHaveURL("/settings");
  await expect(name).toHaveValue("Grace Hopper");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deals" }).click();
  await expect(page).toHaveURL("/deals");
  expect(questions).toHaveLength(3);
});

test("a form that is sent or cancelled is left without a question, and so is what it saved", async ({
  page,
}) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  const questions = questionsOf(page, () => true);
  await openIdle(page, `/contacts/${id}/edit`);
  await type(page.getByRole("textbox", { name: "Notes" }), "Met in Oslo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(`/contacts/${id}`);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("Met in Bergen");
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(`/contacts/${id}`);

  await page.getByLabel("Tag to add").fill("Investor");
  await page.getByRole("button", { name: "Add tag" }).click();
  await expect(page.getByRole("button", { name: "Remove tag Investor" })).toBeVisible();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(page).toHaveURL("/contacts");

  await openIdle(page, "/settings");
  await page.getByLabel("Your name").fill("Grace Hopper");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(messagesOf(page)).toContainText("Settings");
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(page).toHaveURL("/contacts");
  expect(questions).toEqual([]);
});

test("a refused form still has unsent text, and so has a part that is edited in place", async ({
  page,
}) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  const questions = questionsOf(page, () => false);
  await openIdle(page, `/contacts/${id}/edit`);
  const email = page.getByRole("textbox", { name: "Email optional" });
  await type(email, "sarah@localhost");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/name@example.com/)).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deals" }).click();
  await expect.poll(() => questions).toEqual([question]);
  await expect(email).toHaveValue("sarah@localhost");

  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page).toHaveURL(`/contacts/${id}`);
  await page.getByRole("link", { name: "Add notes" }).click();
  const notes = page.getByRole("textbox", { name: "Notes" });
  await type(notes, "Met in Oslo");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deals" }).click();
  await expect.poll(() => questions).toEqual([question, question]);
  await expect(notes).toHaveValue("Met in Oslo");
});

test("a form whose text is as it was is left without a question", async ({ page }) => {
  await signUp(page);
  const records = await addRecords(page);
  const questions = questionsOf(page, () => true);
  let pages = 0;
  for (const pathOf of Object.values(formPages)) {
    const path = pathOf(records);
    await openIdle(page, path);
    const text = 'form[method="post"] :is(input[type="text"], input:not([type]), textarea):visible';
    const field = page.locator("main").locator(text).first();
    if ((await field.count()) === 0) continue;
    const before = await field.inputValue();
    await type(field, `${before}x`);
    await field.fill(before);
    expect(await asksOnClosing(page), path).toBe(false);
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await expect(page, path).toHaveURL("/today");
    pages += 1;
  }
  expect(pages).toBeGreaterThan(8);
  expect(questions).toEqual([]);
});
