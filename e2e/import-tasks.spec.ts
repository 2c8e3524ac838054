import { csvFile } from "./files.ts";
import { bothWays, expect, signUp, test } from "./person.ts";

const rows = [
  "Task,Due date,Priority,Completed,Assigned contact,Email,Company,Deal,Category,Notes,Owner",
  "Call,03/04/2027 09:30,High,No,Ann Lee,ann@acme.example,Acme,Website,Sales,Prices,Me",
  "Send offer,05/06/2026,3,Yes,Ann Lee,ann@acme.example,Acme,,Sales,,Me",
];

test(
  "tasks are imported with the people they name, after a question, and undone together",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/tasks");
    await page.getByRole("link", { name: "Import a file" }).click();
    await expect(page.getByRole("radio", { name: "Tasks" })).toBeChecked();
    await page.getByLabel("File", { exact: true }).setInputFiles(csvFile(rows.join("\n")));
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByLabel("Assigned contact")).toHaveValue("dealPeople");
    await expect(page.getByLabel("Due date")).toHaveValue("taskDue");
    await expect(page.getByLabel("Owner")).toHaveValue("note");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Questions", level: 1 })).toBeVisible();
    await page.getByRole("radio", { name: "3 Apr 2027" }).check();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("This adds 2 tasks.")).toBeVisible();
    await expect(
      page.getByText("This also adds 1 contact, 1 company and 1 category."),
    ).toBeVisible();
    await expect(
      page.getByText("Priorities that aren't in Kith, added to the description: row 3."),
    ).toBeVisible();
    await expect(
      page.getByText("Deals that aren't in Kith, added to the description: row 2."),
    ).toBeVisible();
    await expect(page.getByRole("row", { name: /^2 Call/ })).toContainText("Ann Lee");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "2 tasks imported" })).toBeVisible();
    await page.getByRole("link", { name: "Call" }).click();
    await expect(page.getByRole("link", { name: "Ann Lee" }).first()).toBeVisible();
    await expect(page.getByText("Deal: Website").first()).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "2 tasks imported" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Redo" })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByText("No contacts yet")).toBeVisible();
    await page.goto("/tasks");
    await expect(page.getByText("No tasks yet")).toBeVisible();
  },
);
