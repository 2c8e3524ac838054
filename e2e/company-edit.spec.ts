import { addCompany, names, withAcme } from "./company-list.ts";
import { detail } from "./contact-record.ts";
import {
  bothWays,
  call,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

test(
  "a company is renamed for all of its people, and one Undo reverts it",
  bothWays,
  async ({ page }) => {
    const id = await withAcme(page);
    await openIdle(page, `/companies/${id}`);
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(page.getByLabel("Name")).toHaveValue("Acme");
    await page.getByLabel("Name").fill("Gamma");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Gamma”.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gamma");
    await openIdle(page, "/contacts");
    await expect(page.getByRole("link", { name: "Gamma" })).toHaveCount(2);

    await openIdle(page, `/companies/${id}`);
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme");
    await openIdle(page, "/contacts");
    await expect(page.getByRole("row", { name: /Ann/ })).toContainText("Acme");
    await expect(page.getByRole("row", { name: /Bob/ })).toContainText("ACME");
  },
);

test(
  "invalid names are refused at the field, with what was typed",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const id = await addCompany(page, "Acme");
    await openIdle(page, "/companies/new");
    const name = page.getByLabel("Name");
    await name.fill("acme");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Add company" }).click();
    expect((await refused).status()).toBe(400);
    await expect(name).toHaveAccessibleDescription(/There's already a company called “acme”\./);
    await expect(name).toHaveValue("acme");
    await page.getByRole("link", { name: "Find it in the list" }).click();
    await expect(names(page)).toHaveText(["Acme"]);

    await openIdle(page, `/companies/${id}/edit`);
    await name.fill("’");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(name).toHaveAccessibleDescription(
      /Enter a name with at least one letter or digit\./,
    );
  },
);

test(
  "a company is added with its website, phone, address and notes, and edited as a whole",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await openIdle(page, "/companies/new");
    await page.getByLabel("Name").fill("Acme");
    await page.getByLabel("Website").fill("javascript:alert(1)");
    await page.getByLabel("Phone").fill("+61 2 9999 0000 ext. 5");
    await page.getByLabel("Notes").fill("Pays **late**.");
    await page.getByText("More details").click();
    await page.getByLabel("City").fill("Sydney");
    await page.getByRole("button", { name: "Add company" }).click();
    const website = page.getByLabel("Website");
    await expect(website).toHaveAccessibleDescription(/^Enter a link like https:/);
    await expect(page.getByLabel("City")).toHaveValue("Sydney");
    await website.fill("https://www.acme.example/");
    await page.getByRole("button", { name: "Add company" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme");
    const link = (name: string) => page.getByRole("link", { name, exact: true });
    await expect(link("acme.example")).toHaveAttribute("href", "https://www.acme.example/");
    await expect(link("+61 2 9999 0000 ext. 5")).toHaveAttribute("href", "tel:+61299990000;ext=5");
    await expect(detail(page, "Address")).toContainText("Sydney");
    await expect(page.getByRole("region", { name: "Notes" }).locator("strong")).toHaveText("late");

    await page.getByRole("link", { name: "Change phone" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit Acme");
    await page.getByLabel("Phone").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Acme”.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Add phone" })).toBeVisible();
    const timeline = page.getByRole("region", { name: "Timeline" });
    await expect(timeline.getByRole("listitem").first()).toContainText("Phone");
    await undoIn(page).click();
    await expect(link("+61 2 9999 0000 ext. 5")).toBeVisible();
  },
);

test("a company's name, address and notes are edited in place, and each edit is undone", async ({
  page,
}) => {
  const id = await withAcme(page);
  await openIdle(page, `/companies/${id}`);
  await page.getByRole("link", { name: "Change name" }).click();
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("ZEBRA");
  await name.press("Enter");
  await expect(name).toHaveAccessibleDescription("There's already a company called “ZEBRA”.");
  await name.fill("Gamma");
  await name.press("Enter");
  await expect(page.getByText("Updated the name of “Gamma”.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gamma");

  await page.getByRole("link", { name: "Add address" }).click();
  await page.getByRole("textbox", { name: "City" }).fill("Perth");
  await page.getByRole("textbox", { name: "Country" }).fill("Australia");
  await page.getByRole("textbox", { name: "Country" }).press("Enter");
  await expect(detail(page, "Address")).toContainText("Perth");
  await expect(page.getByText("Updated the address of “Gamma”.")).toBeVisible();
  await undoIn(page).click();
  await expect(page.getByRole("link", { name: "Add address" })).toBeVisible();

  await page.getByRole("link", { name: "Add notes" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("Pays **late**.");
  await page.getByRole("textbox", { name: "Notes" }).press("Control+Enter");
  await expect(page.getByRole("region", { name: "Notes" }).locator("strong")).toHaveText("late");
});

test("two people edit one company: different fields stay, and the same one is asked about", async ({
  page,
}) => {
  const id = await withAcme(page);
  await openIdle(page, `/companies/${id}/edit`);
  await page.getByLabel("Website").fill("acme.example");
  await call(page, "company.update", { id, company: { phone: "1800 000 000" } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "acme.example" })).toBeVisible();
  await expect(page.getByRole("link", { name: "1800 000 000" })).toBeVisible();

  await page.getByRole("link", { name: "Change phone" }).click();
  const phone = page.getByRole("textbox", { name: "Phone" });
  await phone.fill("1800 111 111");
  await call(page, "company.update", { id, company: { phone: "2" } });
  await phone.press("Enter");
  await expect(phone).toHaveAccessibleDescription(/“2”/);
  await expect(phone).toHaveValue("1800 111 111");
  await phone.press("Enter");
  await expect(page.getByRole("link", { name: "1800 111 111" })).toBeVisible();
});

/** Two companies whose details differ, and their ids. */

test(
  "a deleted company leaves its people without one, and comes back with Undo",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await openIdle(page, `/companies/${id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(
      page.getByText("Deleted “Acme”. 2 contacts now have no company.", { exact: true }),
    ).toBeVisible();
    await expect(names(page)).toHaveText(["Zebra"]);
    await undoIn(page).click();
    await expect(names(page)).toHaveText(["Acme", "Zebra"]);
    await openIdle(page, "/contacts");
    await expect(page.getByRole("row", { name: /Ann/ })).toContainText("Acme");
  },
);

/** The companies that the list of a field suggests. */
