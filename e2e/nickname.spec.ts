import { addContact, expect, openIdle, signUp, test } from "./person.ts";

test("a nickname is typed in the form, shown on the page and in a column, and searched", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/contacts/new");
  await page.getByLabel("First name").fill("Robert");
  await page.getByText("More details").click();
  await page.getByLabel("Nickname").fill("Bobby");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Bobby" })).toBeVisible();
  await page.goto("/contacts");
  await expect(page.getByRole("columnheader", { name: "Nickname" })).toHaveCount(0);
  await page.goto("/contacts?columns=nickname&search=bobby");
  await expect(page.getByRole("columnheader", { name: "Nickname" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Bobby" }).locator("mark")).toHaveText("Bobby");
});

test("@javascript a nickname is changed in place", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Robert" });
  await openIdle(page, `/contacts/${id}`);
  await page.getByRole("link", { name: "Add nickname" }).click();
  await page.getByRole("textbox", { name: "Nickname" }).fill("Bobby");
  await page.getByRole("textbox", { name: "Nickname" }).press("Enter");
  await expect(page.getByText("Updated the nickname of “")).toBeVisible();
  const card = await page.request.get(`/contacts/${id}/card.vcf`);
  expect(await card.text()).toContain("NICKNAME:Bobby\r\n");
  const csv = await page.request.get("/contacts/export.csv");
  expect(await csv.text()).toContain(",Nickname,");
});
