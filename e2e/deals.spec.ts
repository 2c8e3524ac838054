import { expect, type Page } from "playwright/test";
import { bothWays, call, signUp, test, withoutJavaScript } from "./person.ts";
import { pick } from "./picking.ts";

/** The column of a stage on the board. */
function column(page: Page, stage: string) {
  return page.getByRole("region", { name: new RegExp(`^${stage}`) });
}

test.beforeEach(async ({ page }) => {
  await signUp(page);
});

test(
  "sample data fills an empty Today, and is removed with one click",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/today");
    await expect(page.getByRole("heading", { name: /^Welcome, / })).toBeVisible();
    await page.getByRole("button", { name: "Add sample data" }).click();
    await expect(page.getByText("Sample data added.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Contacts 10" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Active deals 4" })).toBeVisible();

    const pipeline = page.locator(".figure").filter({ hasText: "Pipeline value" });
    await expect(pipeline).toContainText("$60,000.00");
    await pipeline.getByRole("link", { name: "Pipeline value" }).click();
    await expect(page.getByRole("heading", { name: "Open deals" })).toBeVisible();
    await expect(page.getByText("Total $60,000.00")).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(5);

    await page.goto("/today");
    await page.getByRole("button", { name: "Remove sample data" }).click();
    await expect(page.getByRole("heading", { name: /^Welcome, / })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
  },
);

test(
  "an amount is typed and shown as the account's locale writes it",
  withoutJavaScript,
  async ({ page }) => {
    await call(page, "settings.update", { settings: { locale: "de-DE", currency: "EUR" } });
    await page.goto("/deals/new");
    await page.getByLabel("Title").fill("Neue Website");
    await page.getByRole("textbox", { name: "Value" }).fill("viel");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(page.locator(".field-error")).toHaveText("Enter an amount, e.g. 1.250,00.");
    await page.getByRole("textbox", { name: "Value" }).fill("12.500");
    await page.getByRole("button", { name: "Add deal" }).click();
    await page.getByRole("link", { name: "Neue Website", exact: true }).click();
    await expect(page).toHaveURL(/\/deals\/\d+$/);
    await expect(page.getByText("12.500,00 €").first()).toBeVisible();
    await page.goto(`${new URL(page.url()).pathname}/edit`);
    await expect(page.getByRole("textbox", { name: "Value" })).toHaveValue("12.500,00");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("12.500,00 €").first()).toBeVisible();
  },
);

test(
  "a deal is added, moved, edited and deleted, and each action is undone",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await call(page, "contact.create", {
      firstName: "Sarah",
      lastName: "Chen",
      company: "TechCorp",
    });
    await page.goto("/deals");
    await page.getByRole("link", { name: "New deal", exact: true }).click();
    await page.getByLabel("Title").fill("New website");
    await page.getByRole("textbox", { name: "Value" }).fill("0.001");
    await page.getByRole("textbox", { name: "Expected close" }).fill("2030-02-28");
    if (javaScriptEnabled === false) {
      await page.getByLabel("Contact optional").selectOption({ label: "Sarah Chen, TechCorp" });
    } else {
      await pick(page, { label: "Contact optional", typed: "sarah", option: /Sarah Chen/ });
    }
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(
      page.getByText("Enter up to 2 decimal places for AUD, e.g. 1,250.00."),
    ).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("New website");
    await page.getByRole("textbox", { name: "Value" }).fill("1234.50");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(column(page, "Prospecting").getByText("$1,234.50").first()).toBeVisible();
    await expect(column(page, "Prospecting").getByText("28 Feb 2030")).toBeVisible();
    await expect(page.getByRole("link", { name: "Sarah Chen" })).toBeVisible();

    await page.getByRole("link", { name: "Move “New website” to…" }).click();
    await page.getByRole("button", { name: "Closed Won" }).click();
    await expect(page.getByText("Moved “New website” to ")).toBeVisible();
    await expect(page.getByRole("link", { name: "New website", exact: true })).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(
      column(page, "Prospecting").getByRole("link", { name: "New website", exact: true }),
    ).toBeVisible();

    await page.getByRole("link", { name: "New website", exact: true }).click();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Whole new website");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Whole new website" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Sarah Chen" }).first()).toBeVisible();
    await page.getByRole("button", { name: "Move to Proposal" }).click();
    await expect(page.getByText("Moved “Whole new website” to ")).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Deleted “Whole new website”.")).toBeVisible();

    await page.goto("/trash?kind=deals");
    await page.getByRole("button", { name: "Restore Whole new website" }).click();
    await expect(page.getByText("Restored “Whole new website”.")).toBeVisible();
    await page.goto("/deals");
    await expect(
      column(page, "Proposal").getByRole("link", { name: "Whole new website", exact: true }),
    ).toBeAttached();
  },
);

test(
  "a deal is added without a value, which is added and cleared later",
  bothWays,
  async ({ page }) => {
    await page.goto("/deals/new");
    await page.getByLabel("Title").fill("Open question");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(page.getByText("Added “Open question”.")).toBeVisible();
    await expect(column(page, "Prospecting").getByText("No value")).toBeVisible();
    await page.getByRole("link", { name: "Open question", exact: true }).click();
    await page.getByRole("link", { name: "Add value" }).click();
    await page.getByRole("textbox", { name: "Value" }).fill("250");
    await page.getByRole("textbox", { name: "Value" }).press("Enter");
    await expect(page.locator(".deal-worth")).toHaveText("$250.00");
    await page.getByRole("link", { name: "Change value" }).click();
    await page.getByRole("textbox", { name: "Value" }).fill("");
    await page.getByRole("textbox", { name: "Value" }).press("Enter");
    await expect(page.getByRole("link", { name: "Add value" })).toBeVisible();
  },
);

test(
  "a deal that is added from a contact leads back to the contact",
  bothWays,
  async ({ page }) => {
    const { id } = await call<{ id: number }>(page, "contact.create", { firstName: "Sarah" });
    await page.goto(`/contacts/${id}`);
    const theirs = page.getByRole("region", { name: "Deals" });
    await theirs.getByRole("link", { name: "New deal" }).click();
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await theirs.getByRole("link", { name: "New deal" }).click();
    await page.getByLabel("Title").fill("New website");
    await page.getByRole("button", { name: "Add deal" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(page.getByText("Added “New website”.")).toBeVisible();
    await expect(theirs.getByRole("link", { name: "New website" })).toBeVisible();
    await page.getByRole("link", { name: "Show deal" }).click();
    await expect(page).toHaveURL(/\/deals\/\d+$/);
    await expect(page.getByRole("heading", { name: "New website" })).toBeVisible();
  },
);

test(
  "deleting a contact keeps its deal, which shows it, and the deal can still be edited",
  withoutJavaScript,
  async ({ page }) => {
    const contact = await call<{ id: number }>(page, "contact.create", { firstName: "Sarah" });
    await call(page, "deal.create", { title: "Kept", value: 5, contactId: contact.id });
    await page.goto(`/contacts/${contact.id}`);
    await expect(page.getByRole("region", { name: "Deals" }).getByText("Kept")).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Deleted “Sarah”.")).toBeVisible();
    await page.goto("/deals");
    await expect(page.getByText("(in Trash)")).toBeVisible();
    await page.getByRole("link", { name: "Kept", exact: true }).click();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Kept on");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Kept on" })).toBeVisible();
    await expect(page.getByText("(in Trash)").first()).toBeVisible();
  },
);

test(
  "the board finds by contact, keeps currencies apart, and shows more",
  withoutJavaScript,
  async ({ page }) => {
    const contact = await call<{ id: number }>(page, "contact.create", { firstName: "Élodie" });
    await call(page, "deal.create", { title: "Boulangerie", value: 70, contactId: contact.id });
    await call(page, "deal.create", { title: "Sushi", value: 5000, currency: "JPY" });
    for (let n = 0; n < 26; n += 1)
      await call(page, "deal.create", { title: `Deal ${n}`, value: 1 });
    await page.goto("/deals");
    const first = column(page, "Prospecting");
    await expect(first.getByText(/JPY\s5,000/).first()).toBeVisible();
    await first.getByRole("link", { name: "Show 3 more in Prospecting" }).click();
    await expect(page.getByRole("link", { name: "Boulangerie", exact: true })).toBeVisible();
    await page.goto("/deals");
    await page.getByLabel("Search deals").fill("elodie");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("link", { name: "Boulangerie", exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Sushi", exact: true })).toBeHidden();
    await page.getByLabel("Search deals").fill("nobody");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  },
);

for (const timezoneId of ["Pacific/Pago_Pago", "Pacific/Kiritimati"]) {
  test.describe(() => {
    test.use({ timezoneId });
    test(`a day stays that day in ${timezoneId}`, async ({ page }) => {
      await call(page, "settings.update", { settings: { timeZone: timezoneId } });
      const input = { title: "On the day", value: 5, expectedCloseDate: "2026-12-31" };
      const { id } = await call<{ id: number }>(page, "deal.create", input);
      await page.goto(`/deals/${id}`);
      await expect(page.getByText("31 Dec 2026")).toHaveCount(1);
      await page.getByRole("link", { name: "Edit" }).click();
      await expect(page.getByLabel("Expected close")).toHaveValue("2026-12-31");
    });
  });
}
