import type { Page } from "playwright/test";
import {
  addContact,
  addContacts,
  bothWays,
  call,
  expect,
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

/** The names in the list, in order. */
function names(page: Page) {
  return page.getByRole("rowheader").getByRole("link");
}

/** Adds a company without people, and returns its id. */
async function addCompany(page: Page, name: string): Promise<number> {
  return (await call<{ id: number }>(page, "company.create", { name })).id;
}

/** The id of the company with a name. */
async function companyOf(page: Page, search: string): Promise<number> {
  const [found] = await call<{ id: number }[]>(page, "company.suggest", { search }, "read");
  return found?.id ?? 0;
}

interface Stage {
  id: number;
  kind: string;
}

/** Adds a deal with a contact in the first stage of a kind. */
async function addDeal(page: Page, kind: string, deal: Record<string, unknown>): Promise<void> {
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  const stageId = stages.find((stage) => stage.kind === kind)?.id;
  await call(page, "deal.create", { stageId, ...deal });
}

/**
 * Adds a company that has two people, two open deals in two currencies and a won one; returns its
 * id.
 */
async function withAcme(page: Page): Promise<number> {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Ann", jobTitle: "CTO", company: "Acme" });
  await addContact(page, { firstName: "Bob", company: "ACME" });
  await addContact(page, { firstName: "Cyd", company: "Zebra" });
  await addDeal(page, "open", { title: "Website", value: 1200, currency: "AUD", contactId });
  await addDeal(page, "open", { title: "App", value: 90_000, currency: "JPY", contactId });
  await addDeal(page, "won", { title: "Logo", value: 300, currency: "AUD", contactId });
  return companyOf(page, "acme");
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

test(
  "a company is renamed for all of its people, and one Undo reverts it",
  bothWays,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}`);
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(page.getByLabel("Name")).toHaveValue("Acme");
    await page.getByLabel("Name").fill("Gamma");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Gamma”.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gamma");
    await page.goto("/contacts");
    await expect(page.getByRole("link", { name: "Gamma" })).toHaveCount(2);

    await page.goto(`/companies/${id}`);
    const timeline = page.getByRole("region", { name: "Timeline" });
    await timeline.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme");
    await page.goto("/contacts");
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
    await page.goto("/companies/new");
    const name = page.getByLabel("Name");
    await name.fill("acme");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Add company" }).click();
    expect((await refused).status()).toBe(400);
    await expect(name).toHaveAccessibleDescription(/There's already a company called “acme”\./);
    await expect(name).toHaveValue("acme");
    await page.getByRole("link", { name: "Find it in the list" }).click();
    await expect(names(page)).toHaveText(["Acme"]);

    await page.goto(`/companies/${id}/edit`);
    await name.fill("’");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(name).toHaveAccessibleDescription(
      /Enter a name with at least one letter or digit\./,
    );
  },
);

test(
  "a name that another company has leads to merging the two, and Undo separates them",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}/edit`);
    await page.getByLabel("Name").fill("ZEBRA");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("There's already a company called “ZEBRA”.")).toBeVisible();
    await page.getByRole("link", { name: "Merge the two companies instead" }).click();
    await expect(page.getByRole("radio", { name: "Zebra" })).toBeChecked();
    await page.getByRole("button", { name: "Merge companies" }).click();
    await expect(page.getByText("Merged “Acme” into “Zebra”.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zebra");
    const people = page.getByRole("region", { name: "People" });
    await expect(people.getByRole("rowheader")).toHaveText([/Ann/, /Bob/, /Cyd/]);
    await undoIn(page).click();
    await expect(people.getByRole("rowheader")).toHaveText([/Cyd/]);
    await page.goto("/companies");
    await expect(names(page)).toHaveText(["Acme", "Zebra"]);
  },
);

test(
  "spellings of one company are selected in the list, one removed, another added, and merged",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const spellings = ["Acme", "Acme Ltd", "Acme Inc", "A.C.M.E.", "Zebra"];
    await addContacts(
      page,
      spellings.map((company, index) => ({ firstName: `Person ${index}`, company })),
    );
    await page.goto("/companies");
    for (const name of ["Acme", "Acme Ltd", "Zebra"]) {
      await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
    }
    await page.getByRole("button", { name: "Merge companies" }).click();
    await page.getByRole("link", { name: "Remove Zebra" }).click();
    await expect(page.getByRole("radio")).toHaveCount(2);

    const add = page.getByLabel("Company to add");
    await add.fill("Acne");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(add).toHaveAccessibleDescription("There's no company called “Acne”.");
    await expect(page.getByRole("radio")).toHaveCount(2);
    await add.fill("a.c.m.e.");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("radio")).toHaveCount(3);
    await page.getByRole("link", { name: /Acme Inc/ }).click();
    await expect(page.getByRole("radio")).toHaveCount(4);

    await page.getByRole("radio", { name: "Acme Ltd" }).check();
    await page.getByRole("button", { name: "Merge companies" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme Ltd");
    const people = page.getByRole("region", { name: "People" });
    await expect(people.getByRole("rowheader")).toHaveCount(4);
    await undoIn(page).click();
    await expect(people.getByRole("rowheader")).toHaveCount(1);
    await page.goto("/companies");
    await expect(names(page)).toHaveCount(5);
  },
);

test(
  "a single company can't be merged, and the page says what is missing",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}`);
    await page.getByRole("link", { name: "Merge with…" }).click();
    await expect(page.getByRole("radio", { name: "Acme" })).toBeChecked();
    await expect(page.getByRole("button", { name: /^Merge/ })).toBeHidden();
    await page.goto("/companies/merge");
    await expect(page.getByRole("heading", { name: "Select companies to merge" })).toBeVisible();
  },
);

/** The value beside a label in a company's details. */
function detail(page: Page, label: string) {
  const name = page.locator("dt").getByText(label, { exact: true });
  return page.getByRole("region", { name: "Details" }).locator("dl > div").filter({ has: name });
}

test(
  "a company is added with its website, phone, address and notes, and edited as a whole",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/companies/new");
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
  await page.goto(`/companies/${id}`);
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
  await page.goto(`/companies/${id}/edit`);
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
async function twoOfOneName(page: Page): Promise<[number, number]> {
  await signUp(page);
  const acme = { name: "Acme", phone: "1800 000 000", city: "Perth", notes: "Pays late." };
  const other = { name: "Acme Ltd", phone: "1800 111 111", website: "acme.example", notes: "VIP." };
  const { id } = await call<{ id: number }>(page, "company.create", acme);
  return [id, (await call<{ id: number }>(page, "company.create", other)).id];
}

test(
  "what differs between merged companies is chosen, notes are combined, and the rest is filled in",
  withoutJavaScript,
  async ({ page }) => {
    const ids = await twoOfOneName(page);
    await page.goto(`/companies/merge?id=${ids[0]}&id=${ids[1]}&keep=${ids[0]}`);
    const phone = page.getByRole("group", { name: "Phone" });
    await expect(phone.getByRole("radio", { name: "1800 000 000" })).toBeChecked();
    await expect(page.getByRole("group", { name: "Website" })).toHaveCount(0);
    await expect(page.getByRole("radio", { name: "Combine all" })).toBeChecked();
    await phone.getByRole("radio", { name: "1800 111 111" }).check();
    await page.getByRole("button", { name: "Merge companies" }).click();

    await expect(page.getByText("Merged “Acme Ltd” into “Acme”.")).toBeVisible();
    await expect(page.getByRole("link", { name: "1800 111 111" })).toBeVisible();
    await expect(page.getByRole("link", { name: "acme.example" })).toBeVisible();
    await expect(detail(page, "Address")).toContainText("Perth");
    const notes = page.getByRole("region", { name: "Notes" });
    await expect(notes.getByRole("paragraph")).toHaveText(["Pays late.", "VIP."]);
    await undoIn(page).click();
    await expect(page.getByRole("link", { name: "1800 000 000" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Add website" })).toBeVisible();
  },
);

test("the company that is kept has its own details chosen, but where another was", async ({
  page,
}) => {
  const [acme, other] = await twoOfOneName(page);
  await page.goto(`/companies/merge?id=${acme}&id=${other}&keep=${acme}`, {
    waitUntil: "networkidle",
  });
  const phone = page.getByRole("group", { name: "Phone" });
  await page.getByRole("radio", { name: "Acme Ltd 0 people" }).check();
  await expect(phone.getByRole("radio", { name: "1800 111 111" })).toBeChecked();
  await phone.getByRole("radio", { name: "1800 000 000" }).check();
  await page.getByRole("radio", { name: "Acme 0 people" }).check();
  await page.getByRole("radio", { name: "Acme Ltd 0 people" }).check();
  await expect(phone.getByRole("radio", { name: "1800 000 000" })).toBeChecked();
});

test(
  "a deleted company leaves its people without one, and comes back with Undo",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}`);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(
      page.getByText("Deleted “Acme”. 2 contacts now have no company.", { exact: true }),
    ).toBeVisible();
    await expect(names(page)).toHaveText(["Zebra"]);
    await undoIn(page).click();
    await expect(names(page)).toHaveText(["Acme", "Zebra"]);
    await page.goto("/contacts");
    await expect(page.getByRole("row", { name: /Ann/ })).toContainText("Acme");
  },
);

/** The companies that the list of a field suggests. */
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
  await page.goto("/contacts", { waitUntil: "networkidle" });
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page).toHaveURL("/companies");
  await expect(names(page)).toHaveText(["Acme"]);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog", { name: "Edit Acme" })).toBeVisible();
  await page.goto("/contacts", { waitUntil: "networkidle" });
  await page.keyboard.press("c");
  await page.keyboard.press("o");
  await expect(page).toHaveURL("/companies/new");
});
