import type { Page } from "playwright/test";
import { csvFile } from "./files.ts";
import {
  bothWays,
  call,
  expect,
  messagesOf,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

const figure = (page: Page) => page.getByRole("listitem").filter({ hasText: "Pipeline value" });

async function addDeals(page: Page, values: Record<string, number>): Promise<void> {
  for (const [currency, value] of Object.entries(values)) {
    await call(page, "deal.create", { title: `In ${currency}`, value, currency });
  }
}

async function chooseBase(page: Page, base: string): Promise<void> {
  await page.goto("/settings/currencies");
  await page.getByLabel("Reporting currency").selectOption(base);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`Reporting currency set to ${base}.`)).toBeVisible();
}

async function importRates(page: Page, text: string, meaning: RegExp): Promise<void> {
  await page.goto("/settings/currencies/import");
  await page.getByLabel("CSV file").setInputFiles(csvFile(text, "rates.csv"));
  await page.getByRole("radio", { name: meaning }).check();
  await page.getByRole("button", { name: "Import" }).click();
}

test(
  "totals of several currencies are shown in one too, with each rate and its day",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addDeals(page, { AUD: 100, USD: 200, JPY: 10_000 });
    await page.goto("/today");
    await expect(figure(page).getByText("≈")).toHaveCount(0);
    await figure(page).getByRole("button", { name: "$100.00" }).click();
    for (const amount of [/^AUD .*100\.00$/, /^USD .*200\.00$/, /^JPY .*10,000$/]) {
      await expect(figure(page).getByRole("row", { name: amount })).toBeVisible();
    }

    await page.goto("/settings");
    await page.getByRole("link", { name: "Currencies and rates" }).click();
    await expect(page.getByRole("heading", { name: "Add a rate" })).toHaveCount(0);
    await chooseBase(page, "AUD");
    await expect(page.getByText("JPY, USD deals aren't included in AUD totals.")).toBeVisible();
    await page.getByLabel("Currency", { exact: true }).selectOption("USD");
    await page.getByLabel("Date").fill("2026-11-03");
    await page.getByLabel("Value in AUD").fill("1.53");
    await page.getByRole("button", { name: "Save rate" }).click();
    await expect(page.getByText("Rate saved: USD on 2026-11-03.")).toBeVisible();
    await expect(page.getByRole("row", { name: /1 USD = 1.53 AUD/ })).toContainText("3 Nov 2026");

    await page.goto("/today");
    await figure(page).getByRole("button", { name: "≈ $406" }).click();
    await expect(figure(page).getByText("About $406.00 in all")).toBeVisible();
    await expect(figure(page).getByText("1 USD = 1.53 AUD on 3 Nov 2026")).toBeVisible();
    await expect(figure(page).getByText("JPY isn't included")).toBeVisible();
    await page.goto("/deals/all?kind=open");
    await expect(page.getByRole("button", { name: "≈ $406" })).toBeVisible();
  },
);

test(
  "a refused rate shows why at its field, with what was typed",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await chooseBase(page, "EUR");
    await page.getByLabel("Currency", { exact: true }).selectOption("KWD");
    await page.getByLabel("Date").fill("2199-01-01");
    await page.getByLabel("Value in EUR").fill("0");
    await page.getByRole("button", { name: "Save rate" }).click();
    await expect(page.getByText("Enter today's date or an earlier one.")).toBeVisible();
    await expect(page.getByText("Enter a rate above 0.")).toBeVisible();
    await expect(page.getByLabel("Currency", { exact: true })).toHaveValue("KWD");
    await expect(page.getByLabel("Value in EUR")).toHaveValue("0");
  },
);

test("a rate is edited and deleted, and brought back", bothWays, async ({ page }) => {
  await signUp(page);
  await chooseBase(page, "AUD");
  for (const day of ["2026-11-02", "2026-11-03"]) {
    await call(page, "rate.set", { currency: "USD", day, rate: 1.5 });
  }
  await page.goto("/settings/currencies");
  await page.getByRole("link", { name: "USD", exact: true }).click();
  await expect(page.getByRole("row", { name: /1 USD/ })).toHaveCount(2);
  await page.getByRole("link", { name: "Edit USD on 2026-11-02" }).click();
  await page.getByLabel("Date").fill("2026-11-03");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("There's already a USD rate on this date")).toBeVisible();
  await page.getByLabel("Date").fill("2026-11-01");
  await page.getByLabel("Value in AUD").fill("1.61");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /1 USD = 1.61 AUD/ })).toContainText("1 Nov 2026");

  await page.getByRole("button", { name: "Delete USD on 2026-11-01" }).click();
  await expect(page.getByText("Rate deleted: USD on 2026-11-01.")).toBeVisible();
  await expect(page.getByRole("row", { name: /1 USD/ })).toHaveCount(1);
  await undoIn(page).click();
  await expect(page.getByRole("row", { name: /1 USD/ })).toHaveCount(2);
});

const central = [
  "Date, USD, JPY, AUD, CYP, ",
  "2026-11-03, 1.08, 162.5, 1.65, N/A, ",
  "2026-11-02, 1.1, N/A, N/A, N/A, ",
].join("\n");

test(
  "the European Central Bank's file fills the table, once, and one Undo reverts the import",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addDeals(page, { USD: 1_000 });
    await chooseBase(page, "AUD");
    await importRates(page, central, /USD per 1 EUR/);
    await expect(page.getByRole("heading", { name: "Rates imported" })).toBeVisible();
    await expect(page.getByText("3 new")).toBeVisible();
    await expect(page.getByRole("row", { name: /1 USD = 1.52778 AUD/ })).toContainText(
      "3 Nov 2026",
    );
    await expect(page.getByRole("row", { name: /^3 There's no AUD rate/ })).toBeVisible();
    await page.goto("/today");
    await figure(page).getByRole("button", { name: "USD" }).click();
    await expect(figure(page).getByText("About $1,527.78 in all")).toBeVisible();

    await importRates(page, central, /USD per 1 EUR/);
    await expect(page.getByRole("heading", { name: "Nothing new in this file" })).toBeVisible();
    await expect(page.getByText("3 unchanged")).toBeVisible();

    const corrected = central.replace("162.5", "165").replace("CYP", "GBP").replace("N/A", "0.87");
    await importRates(page, corrected, /USD per 1 EUR/);
    await expect(page.getByText("1 new, 1 updated, 2 unchanged")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await expect(page.getByRole("row", { name: /1 JPY = 0.0101538 AUD/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /1 GBP/ })).toHaveCount(0);
  },
);

test(
  "a file of dates, currencies and rates is read with its commas, and errors name their rows",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await chooseBase(page, "EUR");
    const rows = [
      "Datum;Currency;Kurs",
      "03.11.2026;USD;0,925",
      "31.02.2026;USD;0,9",
      "03.11.2026;ABC;1,5",
    ];
    await importRates(page, rows.join("\r\n"), /EUR per 1 USD/);
    await expect(page.getByText("1 new")).toBeVisible();
    await expect(page.getByRole("row", { name: /1 USD = 0.925 EUR/ })).toContainText("3 Nov 2026");
    await expect(page.getByRole("row", { name: /^3 “31.02.2026” isn't a date/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /^4 ABC: Enter a currency code/ })).toBeVisible();
  },
);

test(
  "a file without rates is refused with a message, and the selections stay",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await chooseBase(page, "AUD");
    await page.goto("/settings/currencies/import");
    await page.getByLabel("Start date").fill("2026-01-01");
    await page.getByLabel("Currencies").fill("USD, GBP");
    await page.getByLabel("CSV file").setInputFiles(csvFile("Name,Email\nAnn,ann@example.com"));
    await page.getByRole("radio", { name: "USD per 1 AUD" }).check();
    await page.getByRole("button", { name: "Import" }).click();
    await expect(page.getByText("We couldn't find the columns")).toBeVisible();
    await expect(page.getByRole("radio", { name: "USD per 1 AUD" })).toBeChecked();
    await expect(page.getByLabel("Start date")).toHaveValue("2026-01-01");
    await expect(page.getByLabel("Currencies")).toHaveValue("USD, GBP");
  },
);
