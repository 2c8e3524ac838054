import type { Page } from "playwright/test";
import {
  addContact,
  addContacts,
  bothWays,
  call,
  expect,
  messagesOf,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

test(
  "the first key leads past the navigation to the content",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/contacts#main");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Import" }).first()).toBeFocused();
  },
);

test("an action is done and undone with the keyboard alone", bothWays, async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await page.goto(`/contacts/${id}`);
  await page.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  const undo = undoIn(page);
  await expect(undo).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (await undo.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(undo).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Sarah" })).toBeVisible();
});

test("a refused form puts the cursor in the first field at fault", async ({ page }) => {
  await signUp(page);
  await page.goto("/contacts/new");
  await page.getByLabel("First name").fill("Sarah");
  await page.getByLabel("Email optional").fill("sarah@localhost");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByLabel("Email optional")).toBeFocused();
});

const rowLink = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

async function fillList(page: Page): Promise<void> {
  await addContacts(
    page,
    ["Ann", "Bob", "Cyd"].map((firstName) => ({ firstName })),
  );
  await openIdle(page, "/contacts");
}

test("G and a letter go to a page, C and a letter make something new", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  await page.keyboard.press("g");
  await expect(page.getByRole("status").filter({ hasText: "Go to" })).toContainText("Deals");
  await page.keyboard.press("d");
  await expect(page).toHaveURL("/deals");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL("/today");
  await page.keyboard.press("c");
  await page.keyboard.press("d");
  await expect(page).toHaveURL("/deals/new");
  await page.getByLabel("Title").press("Escape");
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  await expect(page).toHaveURL("/contacts/new");
  await expect(page.getByLabel("First name")).toBeFocused();
  await page.keyboard.type("gcc/?ej");
  await expect(page.getByLabel("First name")).toHaveValue("gcc/?ej");
  await expect(page).toHaveURL("/contacts/new");
});

test("J, K and arrows move between rows; Enter opens one, and Back returns to it", async ({
  page,
}) => {
  await signUp(page);
  await fillList(page);
  await page.keyboard.press("j");
  await expect(rowLink(page, "Ann")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(rowLink(page, "Cyd")).toBeFocused();
  await page.keyboard.press("j");
  await expect(rowLink(page, "Cyd")).toBeFocused();
  await page.keyboard.press("k");
  await expect(rowLink(page, "Bob")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Bob" })).toBeVisible();
  await page.goBack();
  await expect(rowLink(page, "Bob")).toBeFocused();
  await page.keyboard.press("e");
  await expect(page.getByLabel("First name")).toHaveValue("Bob");
  await page.goto("/search?q=cyd");
  // A key does nothing before the page's code has started.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rowLink(page, "Cyd")).toBeFocused({ timeout: 1_000 });
  }).toPass();
});

test("X selects the focused row", async ({ page }) => {
  await signUp(page);
  for (const firstName of ["Ann", "Bob", "Cyd"]) {
    await call(page, "contact.delete", { id: await addContact(page, { firstName }) });
  }
  await openIdle(page, "/trash");
  const boxes = page.getByRole("row").getByRole("checkbox");
  await page.keyboard.press("j");
  await expect(boxes.nth(0)).toBeFocused();
  for (const key of ["j", "x", "ArrowDown", "x", "x"]) await page.keyboard.press(key);
  await expect(boxes.nth(1)).toBeChecked();
  await expect(boxes.nth(2)).toBeFocused();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
});

test("E edits, Ctrl+Enter saves, Ctrl+Z undoes, Esc leaves what is unchanged", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await openIdle(page, `/contacts/${id}`);
  await expect(page.getByRole("link", { name: "Edit", exact: true })).toHaveAttribute(
    "aria-keyshortcuts",
    "E",
  );
  await page.keyboard.press("e");
  await page.getByLabel("First name").fill("Sara");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page, "a changed form stays").toHaveURL(`/contacts/${id}/edit`);
  await page.getByLabel("First name").press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Sara", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" }).first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("heading", { name: "Sarah", exact: true })).toBeVisible();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(`/contacts/${id}/edit`);
  await expect(page.getByLabel("First name")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(`/contacts/${id}`);
  await openIdle(page, `/contacts/${id}/edit`);
  await page.getByLabel("First name").focus();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("First name")).not.toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/contacts/${id}`);
});

test("/ goes to the page's search or the global one, and Ctrl with arrows to the next page", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({ firstName: `Ann ${100 + index}` })),
  );
  await openIdle(page, "/contacts");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+ArrowRight");
  await expect(rowLink(page, "Ann 159")).toBeVisible();
  await page.keyboard.press("Control+ArrowLeft");
  await expect(rowLink(page, "Ann 100")).toBeVisible();
  await openIdle(page, "/today");
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Search everything" })).toBeFocused();
});

test("a shortcut without a connection says so, and leaves the page as it is", async ({
  page,
  context,
}) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  await context.setOffline(true);
  await page.keyboard.press("?");
  await expect(page.getByText("no connection to Kith")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Contacts", exact: true })).toBeVisible();
});

test("? shows all shortcuts, and Esc closes them and open menus", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [{ firstName: "Ann", tags: ["Lead"] }]);
  await openIdle(page, "/contacts");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByText("Command menu")).toBeVisible();
  await expect(help.getByRole("region", { name: "In a list" })).toContainText("Next row");
  await page.keyboard.press("g");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.locator("summary").first().click();
  const menu = page.locator("details[open]");
  await expect(menu).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(page.locator("summary").first()).toBeFocused();
});

test(
  "single keys can be switched off, and on again by Undo; combinations stay",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    await page.goto("/settings");
    await page.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
    const box = page.getByRole("checkbox", { name: "Single-key shortcuts" });
    await expect(box).not.toBeChecked();
    if (javaScriptEnabled !== false) {
      await openIdle(page, "/import");
      for (const key of ["g", "c", "?", "/", "j"]) await page.keyboard.press(key);
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog", { name: "Command menu" })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page).toHaveURL("/import");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await page.goto("/settings");
    }
    await box.check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(box).toBeChecked();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await expect(box).not.toBeChecked();
  },
);
