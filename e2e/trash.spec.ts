import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  expect,
  messagesOf,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

/** Puts contacts with these names in Trash and opens it. */
async function openTrash(page: Page, ...names: string[]): Promise<void> {
  await signUp(page);
  for (const firstName of names) {
    await call(page, "contact.delete", { id: await addContact(page, { firstName }) });
  }
  await page.goto("/trash");
}

/** The names that the page of Trash shows. */
function names(page: Page) {
  return page.getByRole("table").getByRole("rowheader");
}

test("a deleted contact goes to Trash, and is restored from there", bothWays, async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await call(page, "contact.delete", { id });
  await page.goto("/contacts");
  await page.getByRole("link", { name: "Trash" }).click();
  await page.getByRole("button", { name: "Restore Sarah" }).click();
  await expect(page.getByText("Restored “Sarah”.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No contacts in Trash" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Restore Sarah" })).toBeVisible();
  await page.getByRole("button", { name: "Restore Sarah" }).click();
  await expect(page.getByRole("heading", { name: "No contacts in Trash" })).toBeVisible();
  await page.goto(`/contacts/${id}`);
  await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
});

test(
  "an undo that a later change rules out is refused with a message, where its button was",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Sarah" });
    await page.goto(`/contacts/${id}/edit`);
    await page.getByLabel("First name").fill("Sara");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Sara", exact: true })).toBeVisible();
    await call(page, "contact.update", { id, contact: { firstName: "Zara" } });
    await undoIn(page).click();
    await expect(messagesOf(page)).toContainText("changed");
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(page.getByRole("heading", { name: "Zara" })).toBeVisible();
  },
);

test(
  "Trash is searched by every word, without case and accents",
  withoutJavaScript,
  async ({ page }) => {
    await openTrash(page, "Élodie Martin", "Bob Martin", "Elodie Straße");
    await page.getByRole("searchbox", { name: "Search contacts in Trash" }).fill("MARTIN elodie");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(names(page)).toHaveCount(1);
    await expect(names(page)).toContainText("Élodie Martin");
    await page.goto("/trash?search=nobody-at-all");
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
    await page.getByRole("link", { name: "Clear search" }).click();
    await expect(names(page)).toHaveCount(3);
  },
);

test(
  "deals have their own page of Trash, and come back from it",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const { id } = await call<{ id: number }>(page, "deal.create", { title: "Website", value: 1 });
    await call(page, "deal.delete", { id });
    await page.goto("/trash");
    await page.getByRole("link", { name: "Deals" }).last().click();
    await page.getByRole("button", { name: "Restore Website" }).click();
    await expect(page.getByText("Restored “Website”.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No deals in Trash" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Tasks" }).click();
    await expect(page.getByRole("heading", { name: "No tasks in Trash" })).toBeVisible();
  },
);

test(
  "selected contacts are restored together, and Undo puts them back together",
  withoutJavaScript,
  async ({ page }) => {
    await openTrash(page, "Ann", "Bob", "Cyd");
    for (const name of ["Ann", "Cyd"]) await page.getByRole("checkbox", { name }).check();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(page.getByText("Restored 2 contacts.")).toBeVisible();
    await expect(names(page)).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(names(page)).toHaveCount(3);
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(page.getByText("Select at least one.")).toBeVisible();
  },
);

test("all rows of a page are selected at once", async ({ page }) => {
  await openTrash(page, "Ann", "Bob", "Cyd");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText("Restored 3 contacts.")).toBeVisible();
});

test(
  "a contact is deleted permanently once its name is typed, and there is no Undo",
  withoutJavaScript,
  async ({ page }) => {
    await openTrash(page, "Sarah Chen", "Bob");
    await page.getByRole("link", { name: "Delete Sarah Chen permanently" }).click();
    await expect(
      page.getByRole("heading", { name: "Delete “Sarah Chen” permanently?" }),
    ).toBeVisible();
    await page.getByLabel("Type DELETE, or the name").fill("Sarah");
    await page.getByRole("button", { name: "Delete permanently" }).click();
    await expect(page.getByText("Type DELETE in capitals, or the name.")).toBeVisible();
    await page.getByLabel("Type DELETE, or the name").fill("sarah chen");
    await page.getByRole("button", { name: "Delete permanently" }).click();
    await expect(page.getByText("Deleted “Sarah Chen” permanently.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
    await expect(names(page)).toHaveCount(1);
    await page.goto("/activity");
    await expect(page.getByText("Deleted permanently 1 record")).toBeVisible();
    await expect(page.getByText("Sarah Chen")).toHaveCount(0);
    await expect(page.getByText("a deleted contact")).toHaveCount(2);
  },
);

test("selected contacts are deleted permanently together", withoutJavaScript, async ({ page }) => {
  await openTrash(page, "Ann", "Bob", "Cyd");
  for (const name of ["Ann", "Cyd"]) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Delete permanently…" }).click();
  await expect(page.getByRole("heading", { name: "Delete 2 contacts permanently?" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveText(["Cyd", "Ann"]);
  await page.getByLabel("Type DELETE").fill("DELETE");
  await page.getByRole("button", { name: "Delete permanently" }).click();
  await expect(page.getByText("Deleted 2 contacts permanently.")).toBeVisible();
  await expect(names(page)).toHaveText([/Bob/]);
  await page.goto("/trash/purge?kind=contact");
  await expect(page.getByText("Select at least one item.")).toBeVisible();
});

test("Trash is emptied, of one kind or of everything", withoutJavaScript, async ({ page }) => {
  await openTrash(page, "Ann", "Bob");
  const { id } = await call<{ id: number }>(page, "deal.create", { title: "Website", value: 1 });
  await call(page, "deal.delete", { id });
  await page.getByRole("link", { name: "Empty Trash…" }).click();
  await expect(page.getByRole("radio", { name: "2 contacts", exact: true })).toBeChecked();
  await page.getByLabel("Type DELETE").fill("delete");
  await page.getByRole("button", { name: "Empty Trash" }).click();
  await expect(page.getByText("Type DELETE in capitals.")).toBeVisible();
  await page.getByLabel("Type DELETE").fill("DELETE");
  await page.getByRole("button", { name: "Empty Trash" }).click();
  await expect(page.getByText("Deleted 2 contacts permanently.")).toBeVisible();
  await page.goto("/trash/empty");
  await expect(page.getByText("1 deal in Trash will be deleted permanently.")).toBeVisible();
  await page.getByLabel("Type DELETE").fill("DELETE");
  await page.getByRole("button", { name: "Empty Trash" }).click();
  await expect(page.getByText("Deleted 1 record permanently.")).toBeVisible();
  await page.goto("/trash/empty");
  await expect(page.getByRole("heading", { name: "Trash is empty" })).toBeVisible();
});
