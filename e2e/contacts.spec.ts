import { expect, test } from "./person.ts";

test("a contact is added, edited and deleted, and each deed taken back", async ({
  page,
  person,
}) => {
  await page.goto("/contacts");
  await expect(page.getByRole("heading", { name: "Nobody here yet" })).toBeVisible();
  await page.getByRole("link", { name: "Add a contact" }).click();
  await page.getByLabel("First name").fill("Sarah");
  await page.getByLabel("Email").fill("sarah@example.com");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
  await expect(page.getByText("Added Sarah.")).toBeVisible();

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Last name").fill("Chen");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Sarah Chen" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Sarah", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Deleted Sarah.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nobody here yet" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("link", { name: "Sarah", exact: true })).toBeVisible();
});
