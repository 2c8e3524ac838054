import { addContact, call, expect, signUp, test } from "./person.ts";

test("a deleted contact waits in Trash, and comes back from there", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await call(page, "contact.delete", { id });
  await page.goto("/contacts");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("main").getByRole("link", { name: "Trash" }).click();
  await page.getByRole("button", { name: "Restore Sarah" }).click();
  await expect(page.getByText("Restored Sarah.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No contacts in Trash" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Restore Sarah" })).toBeVisible();
  await page.getByRole("button", { name: "Restore Sarah" }).click();
  await expect(page.getByRole("heading", { name: "No contacts in Trash" })).toBeVisible();
  await page.goto(`/contacts/${id}`);
  await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
});

test("an undo that has been overtaken is refused in words, where its button was", async ({
  page,
}) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await page.goto(`/contacts/${id}/edit`);
  await page.getByLabel("First name").fill("Sara");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Sara", exact: true })).toBeVisible();
  await call(page, "contact.update", { id, contact: { firstName: "Zara" } });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("changed");
  await expect(page).toHaveURL(`/contacts/${id}`);
  await expect(page.getByRole("heading", { name: "Zara" })).toBeVisible();
});
