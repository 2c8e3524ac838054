import { csvFile } from "./files.ts";
import { bothWays, expect, signUp, test } from "./person.ts";

const rows = [
  "Subject,Type,Date,Time,Duration,Outcome,Contact person,Email,Organization,Deal,Note,Owner",
  "Prices,Call,03/04/2026,09:30,20 min,Agreed,Ann Lee,ann@acme.example,Acme,Website,Asked about dates,Me",
  "Launch,Webinar,05/06/2026,,,,Ann Lee,ann@acme.example,Acme,,,Me",
];

test(
  "activities are imported with the people they name, after a question, and undone together",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/activities");
    await page.getByRole("link", { name: "Import a file" }).click();
    await expect(page.getByRole("radio", { name: "Activities" })).toBeChecked();
    await page.getByLabel("File", { exact: true }).setInputFiles(csvFile(rows.join("\n")));
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByLabel("Contact person")).toHaveValue("dealPeople");
    await expect(page.getByLabel("Date", { exact: true })).toHaveValue("activityWhen");
    await expect(page.getByLabel("Owner")).toHaveValue("note");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Questions", level: 1 })).toBeVisible();
    await page.getByRole("radio", { name: "3 Apr 2026" }).check();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("This adds 2 activities.")).toBeVisible();
    await expect(page.getByText("This also adds 1 contact and 1 company.")).toBeVisible();
    await expect(page.getByText("Types that aren't in Kith, added to notes: row 3.")).toBeVisible();
    await expect(page.getByText("Deals that aren't in Kith, added to notes: row 2.")).toBeVisible();
    await expect(page.getByRole("row", { name: /^2 Prices/ })).toContainText("2026-04-03 09:30");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "2 activities imported" })).toBeVisible();
    await page.getByRole("link", { name: "Prices" }).click();
    await expect(page.getByRole("link", { name: "Ann Lee" }).first()).toBeVisible();
    await expect(page.getByText("Deal: Website").first()).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "2 activities imported" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Redo" })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByText("No contacts yet")).toBeVisible();
    await page.goto("/activities");
    await expect(page.getByText("No activities yet")).toBeVisible();
  },
);
