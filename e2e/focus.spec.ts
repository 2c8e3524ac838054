import { expect, type Page } from "playwright/test";
import {
  addContact,
  addTag,
  call,
  messagesOf,
  openIdle,
  signUp,
  test,
  withhold,
} from "./person.ts";

const heading = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** What a screen reader says about the page that has been opened. */
const announced = (page: Page, text: string) =>
  page.locator(".shell > [role=status]").filter({ hasText: new RegExp(`^${text}$`) });

/** The element with the focus; the body means that the focus was lost. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

test("every page of the navigation takes the focus and says its name", async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Sarah" });
  await openIdle(page, "/search?q=sarah");
  const navigation = page.getByRole("navigation", { name: "Main" });
  for (const [link, said] of [
    ["Contacts", "Contacts, 1"],
    ["Companies", "Companies, 0"],
    ["Deals", "Deals"],
    ["Tasks", "Tasks, 0"],
    ["Reports", "Reports"],
    ["Tags", "Tags"],
    ["Duplicates", "Duplicates"],
    ["History", "History"],
    ["Trash", "Trash"],
    ["Settings", "Settings"],
    ["Today", "Today"],
  ] as const) {
    await navigation.getByRole("link", { name: link, exact: true }).click();
    await expect(announced(page, said)).toBeAttached();
    await expect(page.locator("main h1")).toBeFocused();
  }
});

test("every other main page takes the focus and says its name when a link leads there", async ({
  page,
}) => {
  await signUp(page);
  const contact = await addContact(page, {
    ...{ firstName: "Sarah", company: "Acme" },
    tagIds: [await addTag(page, "VIP")],
  });
  await call(page, "deal.create", { title: "Website", value: 1, contactId: contact });
  await call(page, "todo.create", { title: "Call Sarah" });
  await call(page, "activity.create", { type: "call", subject: "Pricing", contactId: contact });
  for (const [path, link, said] of [
    ["/contacts", "Sarah", "Sarah"],
    ["/contacts", "Import", "Import"],
    ["/companies", "Acme", "Acme"],
    ["/deals", "All deals", "All deals, 1"],
    ["/deals/all", "Website", "Website"],
    ["/tasks", "Call Sarah", "Call Sarah"],
    ["/tasks", "Categories", "Task categories"],
    ["/activities", "Pricing", "Edit call"],
    ["/tags", "1 contacts with tag VIP", "Contacts, 1"],
    ["/more", "Reports", "Reports"],
    ["/search?q=sarah", "Sarah", "Sarah"],
    ["/settings", "Pipelines and stages", "Pipelines and stages"],
    ["/settings", "Password", "Change password"],
  ] as const) {
    await openIdle(page, path);
    await page.getByRole("main").getByRole("link", { name: link, exact: true }).first().click();
    await expect(announced(page, said), link).toBeAttached();
    await expect.poll(() => focused(page), link).not.toBe("BODY");
  }
});

test("a record takes the focus, and Back gives it to the record's row", async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann" });
  await addContact(page, { firstName: "Bob" });
  await openIdle(page, "/contacts");
  await page.getByRole("link", { name: "Bob", exact: true }).press("Enter");
  await expect(heading(page, "Bob")).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("link", { name: "Bob", exact: true })).toBeFocused();
});

test("a field of a new page keeps the focus that it asks for", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/deals");
  await page.getByRole("link", { name: "New deal", exact: true }).click();
  await expect(page.getByLabel("Title")).toBeFocused();
});

test("focus that was moved while a page loads stays where it is", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  const release = await withhold(page, "**/tags.data*");
  await page.getByRole("link", { name: "Tags", exact: true }).click();
  await expect(page.locator(".waiting-bar")).toBeAttached();
  const search = page.getByRole("textbox", { name: "Search everything" });
  await search.pressSequentially("ann");
  await release();
  await expect(announced(page, "Tags")).toBeAttached();
  await expect(page.locator(".waiting-bar")).not.toBeAttached();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("ann");
});

test("focus whose element disappears goes to what is nearest", async ({ page }) => {
  await signUp(page);
  const tags = [await addTag(page, "VIP"), await addTag(page, "Lead")];
  const id = await addContact(page, { firstName: "Sarah", tagIds: tags });
  await openIdle(page, `/contacts/${id}`);
  await page.getByRole("button", { name: "Remove tag Lead" }).press("Enter");
  await expect(messagesOf(page)).toContainText("Removed");
  await expect(page.getByRole("button", { name: "Remove tag VIP" })).toBeFocused();
  await page.getByRole("button", { name: "Remove tag VIP" }).press("Enter");
  await expect(page.getByRole("button", { name: "Remove tag VIP" })).not.toBeAttached();
  await expect.poll(() => focused(page)).not.toBe("BODY");
});

test("a message is announced without its buttons", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await openIdle(page, `/contacts/${id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  const message = messagesOf(page).getByRole("status");
  await expect(message).toContainText("Deleted");
  await expect(message).not.toContainText("Undo");
});
