import type { Page } from "playwright/test";
import { addCompany, addDeal, companyOf, names, withAcme } from "./company-list.ts";
import {
  addContact,
  addContacts,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";
import { liveField } from "./picking.ts";

/** The row of a company in the list. */
function row(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
}

test(
  "a workspace without companies says where they come from, and adding the first one is undone",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/companies");
    await expect(page.getByRole("heading", { name: "No companies yet" })).toBeVisible();
    await page.getByRole("link", { name: "Add a company" }).click();
    await page.getByLabel("Name").fill("  Acme Ltd ");
    await page.getByRole("button", { name: "Add company" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme Ltd");
    await expect(page.getByText("No people yet.")).toBeVisible();
    await expect(page.getByText("Added “Acme Ltd”.")).toBeVisible();
    await undoIn(page).click();
    await expect(page).toHaveURL("/companies");
    await expect(page.getByRole("heading", { name: "No companies yet" })).toBeVisible();
  },
);

test(
  "the list shows people, open deals in each currency and what was won, each leading to its list",
  withoutJavaScript,
  async ({ page }) => {
    await withAcme(page);
    await page.goto("/companies");
    await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("2");
    await expect(names(page)).toHaveText(["Acme", "Zebra"]);
    const acme = row(page, "Acme");
    await expect(acme).toContainText("$1,200.00");
    await expect(acme).toContainText("JPY 90,000");
    await acme.getByRole("link", { name: "$300.00" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Won deals with Acme");
    await expect(page.getByRole("rowheader")).toHaveText(["Logo"]);

    await page.goto("/companies");
    const [people, open] = await acme.getByRole("link", { name: "2", exact: true }).all();
    await expect(acme.getByRole("link", { name: "2", exact: true })).toHaveCount(2);
    const openPath = await open?.getAttribute("href");
    await people?.click();
    await expect(page.getByRole("link", { name: "Remove filter: Acme" })).toBeVisible();
    await expect(page.getByRole("rowheader")).toHaveText([/Ann/, /Bob/]);

    await page.goto(openPath ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open deals with Acme");
    await expect(page.getByRole("rowheader")).toHaveText(["App", "Website"]);
  },
);

test(
  "a search of a company's deals stays with the company",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    const contactId = await addContact(page, { firstName: "Eve", company: "Zebra" });
    await addDeal(page, "open", { title: "Website of another", value: 1, contactId });
    await page.goto(`/deals/all?company=${id}`);
    await page.getByLabel("Search deals").fill("website");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("rowheader")).toHaveText(["Website"]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deals with Acme");
    await page.getByRole("link", { name: "Clear" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(4);
  },
);

test(
  "the list is searched, ordered by people and paged, and its URL says so",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const rows = Array.from({ length: 60 }, (_, index) => ({
      firstName: `Ann ${index}`,
      company: `Mill ${String(index).padStart(2, "0")}`,
    }));
    await addContacts(page, [...rows, { firstName: "Bob", company: "Mill 30" }]);
    await page.goto("/companies");
    await expect(names(page)).toHaveCount(50);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(names(page)).toHaveCount(10);
    await expect(names(page).first()).toHaveText("Mill 50");
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(names(page).first()).toHaveText("Mill 00");

    await page.getByLabel("Order").selectOption({ label: "Most people" });
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/sort=people/);
    await expect(names(page).first()).toHaveText("Mill 30");

    await page.getByLabel("Search companies").fill("30 MILL");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/search=30\+MILL/);
    await expect(names(page)).toHaveText(["Mill 30"]);
    await expect(page.getByLabel("Order")).toHaveValue("people");

    await page.getByLabel("Search companies").fill("nobody at all");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
    await page.getByRole("link", { name: "Clear search" }).click();
    await expect(names(page)).toHaveCount(50);
    await expect(page.getByLabel("Search companies")).toHaveValue("");
  },
);

test("another order is applied at once, and the focus stays", async ({ page }) => {
  await withAcme(page);
  await page.goto("/companies");
  const order = page.getByLabel("Order");
  await order.focus();
  await order.selectOption("people");
  await expect(page).toHaveURL(/sort=people/);
  await expect(order).toBeFocused();
});

test(
  "a company's page has its people, its deals and its figures, and a person can be added to it",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}`);
    const about = page.getByRole("complementary", { name: "About" });
    await expect(about).toContainText(/People\s*2/);
    await expect(about).toContainText(/Open deals\s*2/);
    await expect(about).toContainText("JPY 90,000");
    await expect(about).toContainText(/Deals won\s*1\s*\$300\.00/);
    const deals = page.getByRole("region", { name: "Deals" });
    await expect(deals.getByRole("rowheader")).toHaveText([/Logo/, /App/, /Website/]);
    await expect(deals.getByRole("row", { name: /Logo/ })).toContainText("Closed Won");

    const people = page.getByRole("region", { name: "People" });
    await expect(people.getByRole("rowheader")).toHaveText([/Ann\s*CTO/, /Bob/]);
    await people.getByRole("link", { name: "Add person" }).click();
    await expect(page.getByLabel("Company")).toHaveValue("Acme");
    await page.getByLabel("First name").fill("Dan");
    await page.getByRole("button", { name: "Add contact" }).click();
    await page.getByRole("link", { name: "Acme" }).first().click();
    await expect(people.getByRole("rowheader")).toHaveText([/Ann/, /Bob/, /Dan/]);
  },
);

test("the people of a company are paged on its page", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  const rows = Array.from({ length: 20 }, (_, index) => ({
    firstName: `Person ${String(index).padStart(2, "0")}`,
    company: "Acme",
  }));
  await addContacts(page, rows);
  await page.goto(`/companies/${await companyOf(page, "acme")}`);
  const people = page.getByRole("region", { name: "People" });
  await expect(people.getByRole("rowheader")).toHaveCount(15);
  await people.getByRole("link", { name: "Next" }).click();
  await expect(people.getByRole("rowheader")).toHaveCount(5);
  await expect(people.getByRole("rowheader").first()).toContainText("Person 15");
  await people.getByRole("link", { name: "Previous" }).click();
  await expect(people.getByRole("rowheader").first()).toContainText("Person 00");
});

test(
  "a contact's company, in the list, on its page and on a deal's, leads to the company",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto("/contacts");
    await page.getByRole("row", { name: /Bob/ }).getByRole("link", { name: "ACME" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme");
    await page.getByRole("region", { name: "People" }).getByRole("link", { name: "Bob" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bob");
    const details = page.getByRole("region", { name: "Details" });
    await expect(details.getByRole("link", { name: "ACME" })).toHaveAttribute(
      "href",
      `/companies/${id}`,
    );
    await page.goto(`/companies/${id}`);
    await page.getByRole("link", { name: "Website", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Website");
    const people = page.getByRole("complementary", { name: "About" });
    await people.getByRole("link", { name: "Acme" }).click();
    await expect(page).toHaveURL(`/companies/${id}`);
  },
);

test(
  "a list of a company's people has its name in its own spelling, even if it is empty",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addContact(page, { firstName: "Zoe", company: "Acme" });
    await addContact(page, { firstName: "Ann", company: "ACME" });
    const empty = await addCompany(page, "Quiet Ltd");
    await page.goto(`/contacts?company=${await companyOf(page, "acme")}`);
    await expect(page.getByRole("rowheader")).toHaveText([/Ann/, /Zoe/]);
    await expect(
      page.getByRole("link", { name: "Remove filter: Acme", exact: true }),
    ).toBeVisible();
    await page.goto(`/contacts?company=${empty}`);
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
    await page.getByRole("link", { name: "Remove filter: Quiet Ltd" }).click();
    await expect(page.getByRole("rowheader")).toHaveCount(2);
  },
);

function suggestions(page: Page) {
  return page
    .getByRole("listbox")
    .getByRole("option")
    .filter({ hasNotText: "Create" })
    .locator(".pick-name");
}

test("the workspace's companies are suggested wherever one is typed", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Ann", company: "Zürich Insurance" },
    { firstName: "Bob", company: "Acme Zürich" },
    { firstName: "Cyd", company: "Zebra" },
  ]);
  const expected = ["Zürich Insurance", "Acme Zürich"];
  await page.goto("/contacts/new");
  await (await liveField(page, "Company optional")).pressSequentially("zur");
  await expect(suggestions(page)).toHaveText(expected);

  const dan = await addContact(page, { firstName: "Dan" });
  await page.goto(`/contacts/${dan}`);
  await page.getByRole("link", { name: "Add company" }).click();
  const company = await liveField(page, "Company");
  await company.pressSequentially("zur");
  await expect(suggestions(page)).toHaveText(expected);
  await company.fill("zebra");
  await company.press("Enter");
  await expect(page.getByText("Updated the company of “")).toBeVisible();
  await page.getByRole("region", { name: "Details" }).getByRole("link", { name: "zebra" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zebra");

  await page.getByRole("link", { name: "Merge with…" }).click();
  const add = await liveField(page, "Company to add");
  await add.pressSequentially("zur");
  await expect(suggestions(page)).toHaveText(expected);

  await page.goto("/contacts");
  await page.getByRole("checkbox", { name: "Select Dan" }).check();
  await page.locator("summary", { hasText: "Company" }).click();
  const bulk = await liveField(page, "Company name");
  await bulk.pressSequentially("zur");
  await expect(suggestions(page)).toHaveText(expected);
});

test("the keyboard goes to companies, adds one, and edits the row in focus", async ({ page }) => {
  await signUp(page);
  await addCompany(page, "Acme");
  await openIdle(page, "/contacts");
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL("/companies");
  await expect(names(page)).toHaveText(["Acme"]);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Edit Acme" })).toBeVisible();
  await openIdle(page, "/contacts");
  await page.keyboard.press("c");
  await page.keyboard.press("o");
  await expect(page).toHaveURL("/companies/new");
});
