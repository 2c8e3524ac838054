import { addContact, expect, signUp, test } from "./person.ts";

test("the first key leads past the navigation to the content", async ({ page }) => {
  await signUp(page);
  await page.goto("/contacts");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/contacts#main");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Import" }).first()).toBeFocused();
});

test("a deed is done and taken back with the keyboard alone", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await page.goto(`/contacts/${id}`);
  await page.getByRole("button", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  const undo = page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if (await undo.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(undo).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Sarah" })).toBeVisible();
});

test("@javascript a refused form puts the cursor into the first field to blame", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/contacts/new");
  await page.getByLabel("First name").fill("Sarah");
  await page.getByLabel("Email").fill("sarah@localhost");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
});
