import { csvFile } from "./files.ts";
import { previewFile } from "./importing.ts";
import { bothWays, expect, signUp, test } from "./person.ts";

const rows = [
  "Deal,Amount,Stage,Close Date,Contact Name,Email,Account Name,Owner",
  "Website,1.250 €,Proposal,03/04/2027,Ann Lee,ann@acme.example,Acme,Me",
  "Audit,5000,Discovery,05/06/2027,Bob Ray,bob@beta.example,Beta,Me",
  "Shop,2500,Closed Won,07/08/2026,Ann Lee,ann@acme.example,Acme,Me",
];

test(
  "deals are imported with their people, after questions, and undone together",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/deals/all");
    await page.getByRole("link", { name: "Import a file" }).click();
    await expect(page.getByRole("radio", { name: "Deals" })).toBeChecked();
    await page.getByLabel("File", { exact: true }).setInputFiles(csvFile(rows.join("\n")));
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByLabel("Account Name")).toHaveValue("company");
    await expect(page.getByLabel("Close Date")).toHaveValue("dealExpected");
    await expect(page.getByLabel("Owner")).toHaveValue("note");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Questions", level: 1 })).toBeVisible();
    await page.getByRole("radio", { name: "3 Apr 2027" }).check();
    await page.getByLabel("Which stage is “Discovery”?").selectOption("Prospecting");
    await page.getByLabel("Which currency is 5000 in?").selectOption("CHF");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("This adds 3 deals.")).toBeVisible();
    await expect(page.getByText("This also adds 2 contacts and 2 companies.")).toBeVisible();
    await expect(page.getByText("added to the description: row 2.")).toBeVisible();
    await expect(page.getByRole("row", { name: /^3 Audit/ })).toContainText("5000 CHF");
    await page.goto("/import");
    await page.getByRole("link", { name: /^Continue/ }).click();
    await previewFile(page);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "3 deals imported" })).toBeVisible();
    await expect(page.getByText("Also added: 2 contacts and 2 companies.")).toBeVisible();
    await page.getByRole("link", { name: "Shop" }).click();
    await expect(page.getByText("7 Aug 2026").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Ann Lee" }).first()).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "3 deals imported" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Redo" })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByText("No contacts yet")).toBeVisible();
    await page.goto("/deals/all");
    await expect(page.getByText("No deals yet")).toBeVisible();
  },
);
