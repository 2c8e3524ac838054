import { contactsCsv, csvFile } from "./files.ts";
import { previewFile } from "./importing.ts";
import { everyWay, expect, newPerson, redoIn, test, undoIn } from "./person.ts";
import { pick } from "./picking.ts";

test(
  "a newcomer signs up, imports 500 contacts, finds, tags, edits and deletes some, and undoes it all",
  everyWay,
  async ({ page, javaScriptEnabled, isMobile }) => {
    const person = newPerson();
    // On a phone the filters are in a sheet.
    const openFilters = async () => {
      if (isMobile) await page.getByRole("button", { name: "Filter", exact: true }).click();
    };
    const applyFilters = async () => {
      if (isMobile) await page.getByRole("button", { name: "Show contacts" }).click();
      else if (!javaScriptEnabled) await page.getByRole("button", { name: "Search" }).click();
    };
    const count = page.getByRole("heading", { name: "Contacts", level: 1 }).locator("..");
    const row = (name: string) => page.getByRole("row").filter({ hasText: name });
    const search = async (words: string) => {
      await page.getByRole("searchbox").fill(words);
      await page.getByRole("searchbox").press("Enter");
      await expect(page).toHaveURL((url) => url.searchParams.get("search") === words);
    };

    await page.goto("/");
    await page.getByRole("link", { name: "Create your account" }).click();
    await page.getByLabel("Your name").fill(person.name);
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page).toHaveURL("/today");
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();

    await page.getByRole("link", { name: "Import a file" }).click();
    await page.getByLabel("File", { exact: true }).setInputFiles(csvFile(contactsCsv(500)));
    await page.getByRole("button", { name: "Continue" }).click();
    await previewFile(page);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "500 contacts imported" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Added 500" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await redoIn(page).click();
    await expect(count).toContainText("500");

    // Page through the list, forward and back.
    await expect(page.getByRole("link", { name: "Person 001" })).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByRole("link", { name: "Person 051" })).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByRole("link", { name: "Person 101" })).toBeVisible();
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByRole("link", { name: "Person 051" })).toBeVisible();
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByRole("link", { name: "Person 001" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Previous" })).toBeHidden();

    // Search: without diacritics, by a phone in another format, by company, and without results.
    await search("angstrom zoe");
    await expect(page.getByRole("link", { name: "Zoë Ångström" })).toBeVisible();
    await expect(page.getByRole("row")).toHaveCount(2);
    await search("06 28 23 99 99");
    await expect(page.getByRole("link", { name: "Zoë Ångström" })).toBeVisible();
    await search("+61 628 230 007");
    await expect(page.getByRole("link", { name: "Person 007" })).toBeVisible();
    await search("nobody-has-this");
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
    await page.getByRole("link", { name: "Clear search and filters" }).click();
    await expect(page.getByRole("link", { name: "Person 001" })).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue("");

    // Sort.
    await openFilters();
    await page.getByRole("combobox", { name: "Order" }).selectOption("Newest first");
    await applyFilters();
    await expect(page).toHaveURL(/sort=newest/);
    await expect(page.getByRole("row").nth(1)).toContainText("Zoë Ångström");

    // Tag a contact, and filter by that tag.
    await page.getByRole("link", { name: "Zoë Ångström" }).click();
    await expect(page.getByRole("heading", { name: "Zoë Ångström" })).toBeVisible();
    await page.getByLabel("Tag to add").fill("customer");
    await page.getByRole("button", { name: "Add tag" }).click();
    await expect(page.getByRole("button", { name: "Remove tag Customer" })).toBeVisible();
    await undoIn(page).click();
    await expect(page.getByRole("button", { name: "Remove tag Customer" })).toBeHidden();
    await redoIn(page).click();
    await expect(page.getByRole("button", { name: "Remove tag Customer" })).toBeVisible();
    await page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: "Contacts" })
      .click();
    await expect(page).toHaveURL("/contacts");
    await openFilters();
    await page.locator("summary", { hasText: "Tags" }).click();
    await page.getByRole("checkbox", { name: "Customer" }).click();
    await applyFilters();
    await expect(page).toHaveURL(/tag=\d+/);
    await expect(count).toContainText("51");
    await expect(page.getByRole("row")).toHaveCount(51);

    // Edit and delete, and undo each.
    await page.getByRole("link", { name: "Person 011" }).click();
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Job title").fill("Head of buying");
    if (!javaScriptEnabled) await page.getByRole("checkbox", { name: "VIP" }).check();
    else await pick(page, { label: "Tags optional", typed: "vip", option: /VIP/ });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Head of buying at Company 0")).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove tag VIP" })).toBeVisible();
    await undoIn(page).click();
    await expect(page.getByText("Buyer at Company 0")).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove tag VIP" })).toBeHidden();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Deleted “Person 011”.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Person 001" })).toBeVisible();
    await expect(row("Person 011")).toHaveCount(0);
    await undoIn(page).click();
    await expect(row("Person 011")).toBeVisible();

    // Sign out, and in again.
    if (isMobile) await page.getByRole("link", { name: "More", exact: true }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("link", { name: "Create your account" })).toBeVisible();
    await page.goto("/contacts?search=zoe");
    await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/contacts\?search=zoe$/);
    await expect(row("Zoë Ångström")).toContainText("Customer");
  },
);
