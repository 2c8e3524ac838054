import {
  addContacts,
  addTag,
  bothWays,
  expect,
  openedForm,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

test(
  "a tag is created, renamed, recoloured and deleted, and each action is undone",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    await page.goto("/tags");
    await expect(page.getByRole("heading", { name: "No tags yet" })).toBeVisible();
    await page.getByLabel("Name").fill("Customer");
    await page.getByRole("radio", { name: "Purple" }).check();
    await page.getByRole("button", { name: "Create tag" }).click();
    await expect(page.getByText("Created “Customer”.")).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("");

    await page.getByRole("link", { name: "Edit Customer" }).click();
    const form = openedForm(page, "Edit tag Customer");
    await expect(form.getByRole("radio", { name: "Purple" })).toBeChecked();
    await form.getByLabel("Name").fill("Client");
    await form.getByRole("radio", { name: "Teal" }).check();
    await form.getByRole("button", { name: "Save" }).click();
    await expect(row("Client")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row("Customer")).toBeVisible();
    await expect(row("Client")).toBeHidden();

    await page.getByRole("button", { name: "Delete Customer" }).click();
    await expect(page.getByRole("heading", { name: "No tags yet" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(row("Customer")).toBeVisible();
  },
);

test("a tag's name that is taken is refused at its field", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await addTag(page, "Élite");
  const other = await addTag(page, "Other");
  await page.goto("/tags");
  await page.getByLabel("Name").fill("ELITE");
  await page.getByRole("button", { name: "Create tag" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(
    "There's already a tag called “ELITE”.",
  );
  await expect(page.getByLabel("Name")).toHaveValue("ELITE");
  await page.goto(`/tags/${other}`);
  await page.getByLabel("Name").fill("elite");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(
    "There's already a tag called “elite”.",
  );
});

test(
  "the number of a tag's contacts leads to exactly these",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addContacts(page, [
      { firstName: "Ann", tags: ["Lead"] },
      { firstName: "Bob", tags: ["Lead", "VIP"] },
      { firstName: "Cyd" },
    ]);
    await page.goto("/tags");
    await page.getByRole("link", { name: "2 contacts with tag Lead" }).click();
    await expect(
      page.getByRole("heading", { name: "Contacts", level: 1 }).locator(".."),
    ).toContainText("2");
    await expect(page.getByRole("row")).toHaveCount(3);
    await expect(page.getByRole("link", { name: "Cyd" })).toBeHidden();
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(page.getByRole("row")).toHaveCount(4);
  },
);
