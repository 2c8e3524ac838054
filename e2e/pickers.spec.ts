import type { Page } from "playwright/test";
import {
  addContact,
  addTag,
  call,
  expect,
  onPhone,
  openIdle,
  signUp,
  test,
  withhold,
  withoutJavaScript,
} from "./person.ts";
import { liveField, pick } from "./picking.ts";

/** Two people who are called the same, and one who is not. */
async function addPeople(page: Page): Promise<void> {
  await signUp(page);
  const zoe = { firstName: "Zoë", lastName: "Lee", company: "Acme" };
  await addContact(page, { ...zoe, email: "zoe@acme.com" });
  await addContact(page, { ...zoe, email: "zlee@acme.com" });
  await addContact(page, { firstName: "Bob", company: "Initech" });
}

const options = (page: Page) => page.getByRole("listbox").getByRole("option");

async function peopleOf(page: Page): Promise<string[]> {
  const { items } = await call<{ items: { contact: { email: string | null } | null }[] }>(
    page,
    "deal.list",
    {},
    "read",
  );
  return items.map(({ contact }) => contact?.email ?? "nobody");
}

test("a contact is picked by keyboard alone, and namesakes are distinguished", async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  await page.getByLabel("Title").fill("Website");
  const field = await liveField(page, "Contact optional");
  await field.focus();
  await page.keyboard.press("ArrowDown");
  await expect(options(page)).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);

  await page.keyboard.type("zoe l");
  await expect(page.getByText("2 contacts", { exact: true })).toBeAttached();
  await expect(options(page).filter({ hasText: "Create contact" })).toHaveCount(1);
  await expect(options(page).first()).toContainText("zoe@acme.com");
  await page.keyboard.press("End");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveAttribute(
    "aria-activedescendant",
    (await options(page).nth(1).getAttribute("id")) ?? "",
  );
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Zoë Lee, Acme");
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Added “Website”.")).toBeVisible();
  expect(await peopleOf(page)).toEqual(["zlee@acme.com"]);
});

test("Enter right after typing waits for what the text finds", async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  const field = await liveField(page, "Contact optional");
  await field.focus();
  await page.keyboard.type("initech");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("Bob, Initech");
});

test("a text that no contact has keeps the form from being saved", async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  await page.getByLabel("Title").fill("Website");
  const field = await liveField(page, "Contact optional");
  await field.fill("Nobody at all");
  await expect(page.getByText("No contacts match.").first()).toBeVisible();
  await page.getByRole("button", { name: "Add deal" }).click();
  const error = page.getByText("Select a contact from the list, or clear the field.");
  await expect(error).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(/Select a contact/);
  await field.fill("");
  await expect(error).toBeHidden();
  await page.getByRole("button", { name: "Add deal" }).click();
  await expect(page.getByText("Added “Website”.")).toBeVisible();
  expect(await peopleOf(page)).toEqual(["nobody"]);
});

test("leaving a field with the exact name of one contact selects it", async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  const field = await liveField(page, "Contact optional");
  await field.fill("bob");
  await expect(options(page).filter({ hasText: "Initech" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(field).toHaveValue("Bob, Initech");
});

test("a contact is created where it is missing, and Undo takes it out again", async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  await page.getByLabel("Title").fill("Website");
  const field = await liveField(page, "Contact optional");
  const create = options(page).filter({ hasText: "Create contact “Zoë van den Berg”" });
  await field.fill("Zoë van den Berg");
  await create.click();
  await expect(page.getByText("Added contact “Zoë van den Berg”.")).toBeVisible();
  await expect(field).toHaveValue("Zoë van den Berg");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("");
  const found = await call<unknown[]>(
    page,
    "choice.find",
    { kind: "contact", search: "berg" },
    "read",
  );
  expect(found).toEqual([]);

  await field.fill("Zoë van den Berg");
  await create.click();
  await expect(page.getByText("Added contact “Zoë van den Berg”.")).toBeVisible();
  await page.getByRole("button", { name: "Add deal" }).click();
  await expect(page.getByRole("link", { name: "Zoë van den Berg" })).toBeVisible();
});

test("several tags are picked, created and removed by keyboard", async ({ page }) => {
  await signUp(page);
  await addTag(page, "Lead");
  await addTag(page, "VIP");
  await openIdle(page, "/contacts/new");
  await page.getByLabel("First name").fill("Ann");
  const field = await liveField(page, "Tags optional");
  await field.focus();
  for (const typed of ["lead", "vip", "Brand new"]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await expect(field).toHaveValue("");
    await expect(page.getByRole("button", { name: `Remove ${typed}` })).toBeVisible();
  }
  await expect(page.getByText("Added tag “Brand new”.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("button", { name: "Remove Brand new" })).toBeHidden();
  await expect(page.getByText("Removed Brand new")).toBeAttached();
  await page.getByRole("button", { name: "Remove Lead" }).click();
  await expect(field).toBeFocused();
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("button", { name: /^Remove tag/ })).toHaveText(["Remove tag VIP"]);
});

test("a company is suggested while it is typed, and a new one is created with its contact", async ({
  page,
}) => {
  await addPeople(page);
  await openIdle(page, "/contacts/new");
  await page.getByLabel("First name").fill("Eve");
  await pick(page, { label: "Company optional", typed: "ac", option: /Acme/ });
  const field = page.getByLabel("Company optional");
  await expect(field).toHaveValue("Acme");
  await field.fill("Umbrella");
  await expect(options(page).filter({ hasText: "Create company “Umbrella”" })).toBeVisible();
  // What was typed stays: nothing in the list was moved to.
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Eve");
  await expect(page.getByRole("link", { name: "Umbrella" }).first()).toBeVisible();
});

test("a picker's list is within the screen of a phone", onPhone, async ({ page }) => {
  await addPeople(page);
  await openIdle(page, "/deals/new");
  for (const label of ["Contact optional", "Other contacts optional"]) {
    const field = await liveField(page, label);
    await field.click();
    await expect(options(page).first()).toBeInViewport({ ratio: 1 });
    const list = await page.getByRole("listbox").boundingBox();
    const screen = page.viewportSize();
    expect(list?.x).toBeGreaterThanOrEqual(0);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(screen?.width ?? 0);
    await page.keyboard.press("Escape");
  }
});

test(
  "without JavaScript a search page finds a contact and returns to the form as it was filled in",
  withoutJavaScript,
  async ({ page }) => {
    await addPeople(page);
    await openIdle(page, "/deals/new");
    await page.getByLabel("Title").fill("Website");
    await page.getByRole("textbox", { name: "Value" }).fill("12,500");
    await page.getByLabel("Description").fill("Half typed\n\nand more");
    await page.getByRole("button", { name: "Search contacts" }).first().click();
    await expect(page.getByRole("heading", { name: "Select a contact" })).toBeVisible();
    await page.getByRole("searchbox").fill("zoe");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByRole("button", { name: /^Select Zoë Lee/ })).toHaveCount(2);
    await page.getByRole("button", { name: /zlee@acme.com/ }).click();

    await expect(page.getByRole("heading", { name: "New deal" })).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("Website");
    await expect(page.getByRole("textbox", { name: "Value" })).toHaveValue("12,500");
    await expect(page.getByLabel("Description")).toHaveValue("Half typed\n\nand more");
    const contact = page.getByLabel("Contact optional");
    await expect(contact.locator("option:checked")).toHaveText(/^Zoë Lee, Acme/);

    await page.getByRole("button", { name: "Search contacts" }).last().click();
    await page.getByRole("button", { name: /^Select Bob/ }).click();
    await expect(page.getByLabel("Other contacts 1")).toHaveValue(/\d/);
    // A refusal keeps who was found.
    await page.getByRole("textbox", { name: "Value" }).fill("0.001");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(page.getByText("Enter up to 2 decimal places")).toBeVisible();
    await expect(contact.locator("option:checked")).toHaveText(/^Zoë Lee, Acme/);
    await page.getByRole("textbox", { name: "Value" }).fill("1");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(page.getByText("Added “Website”.")).toBeVisible();
    expect(await peopleOf(page)).toEqual(["zlee@acme.com"]);
  },
);

test(
  "without JavaScript the search page creates a contact, and leads back without selecting one",
  withoutJavaScript,
  async ({ page }) => {
    await addPeople(page);
    await openIdle(page, "/deals/new");
    await page.getByLabel("Title").fill("Website");
    await page.getByRole("button", { name: "Search contacts" }).first().click();
    await page.getByRole("searchbox").fill("Dan Brown");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.getByRole("button", { name: "Create contact “Dan Brown”" }).click();
    await expect(page.getByText("Added “Dan Brown”.")).toBeVisible();
    await page.getByRole("button", { name: "Select Dan Brown" }).click();
    const contact = page.getByLabel("Contact optional");
    await expect(contact.locator("option:checked")).toHaveText("Dan Brown");
    await page.getByRole("button", { name: "Search contacts" }).first().click();
    await page.getByRole("button", { name: "Back without selecting" }).click();
    await expect(page.getByLabel("Title")).toHaveValue("Website");
    await expect(contact.locator("option:checked")).toHaveText("Dan Brown");
  },
);

test("nothing that is typed while a plain field becomes a picker is lost", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann" });
  const release = await withhold(page, "**/live.client-*.js");
  await openIdle(page, `/contacts/${id}`);
  const typed = page.getByLabel("Tag to add").evaluate(async (field: HTMLInputElement) => {
    const { port1, port2 } = new MessageChannel();
    let count = 0;
    while (field.isConnected) {
      count += 1;
      field.value = String(count);
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    }
    return field.value;
  });
  await page.getByLabel("Tag to add").hover();
  await release();
  const last = await typed;
  await expect(page.getByRole("combobox", { name: "Tag to add" })).toHaveValue(last);
});
