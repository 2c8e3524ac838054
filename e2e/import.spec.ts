import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { type ChosenFile, contactsCsv, csvFile } from "./files.ts";
import { importFile, previewFile, sendFile } from "./importing.ts";
import { bothWays, expect, signUp, test, withoutJavaScript } from "./person.ts";

/** A tab of the rows of an import, such as "Updated 1". */
function tab(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Outcomes" }).getByRole("link", { name });
}

test(
  "an import takes every row that names somebody, says what went to the notes, and creates tags",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const rows = [
      "Name,E-mail Address,Phone,Shoe size,Tags",
      "Ann Lee,ann@example.com,007,38,Lead; VIP",
      ",,,39,",
      "Bob Ray,not an address,,40,",
      "",
      'Cyd "Kit,cyd@example.com,,41,Lead',
      "Dan Poe,dan@example.com,+44 20 7946 0958,42,lead,more,and more",
      `${"x".repeat(30_000)},long@example.com,,43,`,
      "Eva Orr,eva@example.com,0044 20,44,New",
      ",nobody@example.com,,45,",
    ];
    await importFile(page, csvFile(rows.join("\n")));
    await expect(page.getByRole("heading", { name: /^\d contacts? imported/ })).toBeVisible();
    await expect(page.getByText("Added to notes: Shoe size.")).toBeVisible();
    await expect(
      page.getByText("More cells than the header, added to notes: row 7."),
    ).toBeVisible();
    await expect(page.getByText("Notes cut at 20,000 characters: row 8.")).toBeVisible();
    await tab(page, "Not imported 1").click();
    await expect(page.getByRole("row")).toHaveCount(2);
    await expect(page.getByRole("row", { name: /^3 / })).toContainText(
      "No name, email, phone or company.",
    );
    await page.goto("/tags");
    for (const tag of ["Lead", "VIP", "New"]) {
      await expect(page.getByRole("row").filter({ hasText: tag })).toBeVisible();
    }
    await page.goto("/contacts");
    await expect(page.getByRole("row").filter({ hasText: "Ann Lee" })).toContainText("007");
    await expect(page.getByRole("link", { name: "nobody@example.com" }).first()).toBeVisible();
    await page.getByRole("link", { name: "Bob Ray" }).first().click();
    await expect(page.getByText("Email: not an address")).toBeVisible();
  },
);

test("a vCard and a file in another language are imported, and change nothing again", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/contacts/import");
  await expect(page).toHaveURL("/import");
  const card =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Jane\r\nEMAIL;TYPE=work:jane@example.com\r\nEND:VCARD\r\n";
  await importFile(page, csvFile(card, "jane.vcf"));
  await expect(page.getByRole("heading", { name: "1 contact imported" })).toBeVisible();
  const german = csvFile("Vorname;Nachname;Firma\nJürgen;Müller;Beispiel GmbH");
  await importFile(page, german);
  await expect(page.getByRole("heading", { name: "1 contact imported" })).toBeVisible();
  await importFile(page, german);
  await expect(tab(page, "Unchanged 1")).toBeVisible();
  await page.getByRole("link", { name: "View contacts" }).click();
  await expect(page.getByRole("link", { name: "Jane Doe" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Jürgen Müller" })).toContainText(
    "Beispiel GmbH",
  );
});

test(
  "an import fills in what is missing of people who are there, and its undo takes that out again",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await importFile(page, csvFile("Name,Email\nAnn Lee,ann@example.com\nBob Ray,bob@example.com"));
    await expect(page.getByRole("heading", { name: "2 contacts imported" })).toBeVisible();
    const rows = [
      "Name,Email,Job Title,Tags",
      "Ann Lee,ann@example.com,CEO,Lead",
      "Bob Ray,bob@example.com,,",
    ];
    await importFile(page, csvFile(rows.join("\n")));
    await expect(page.getByRole("heading", { name: "No new contacts" })).toBeVisible();
    await expect(tab(page, "Unchanged 1")).toBeVisible();
    await tab(page, "Updated 1").click();
    await expect(page.getByRole("row", { name: /^2 Ann Lee/ })).toContainText("CEO");
    await page.goto("/contacts");
    const ann = page.getByRole("row").filter({ hasText: "Ann Lee" });
    await expect(page.getByRole("row")).toHaveCount(3);
    await expect(ann).toContainText("Lead");
    await importFile(page, csvFile("Name,Email,Company\nAnn Lee,ann@example.com,Acme"));
    await expect(tab(page, "Updated 1")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveURL("/contacts");
    await expect(ann).toContainText("Lead");
    await expect(ann).not.toContainText("Acme");
  },
);

test(
  "companies are imported, overwritten and undone by the same steps",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/companies");
    await page.getByRole("link", { name: "Import a file" }).click();
    await expect(page.getByRole("radio", { name: "Companies" })).toBeChecked();
    const send = async (rows: string) => {
      await page.getByLabel("File", { exact: true }).setInputFiles(csvFile(rows));
      await page.getByRole("button", { name: "Continue", exact: true }).click();
    };
    await send("Account Name,Web Page,Phone,City\nAcme,acme.example,007,Perth\nBeta,,,");
    await expect(page.getByLabel("Account Name")).toHaveValue("company");
    await previewFile(page);
    await expect(page.getByText("This adds 2 companies.")).toBeVisible();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("link", { name: "View companies" }).click();
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("link", { name: "Import", exact: true }).click();
    await send("Company,Website,City\nACME,new.example,Sydney\nBeta,,");
    await page
      .getByLabel("Companies that are already in Kith")
      .selectOption("Overwrite with what the file says");
    await previewFile(page);
    const acme = page.getByRole("row", { name: /^2 ACME/ });
    await expect(acme.locator("del")).toHaveText(["acme.example", "Perth"]);
    await expect(acme.locator("ins")).toHaveText(["new.example", "Sydney"]);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "No new companies" })).toBeVisible();
    await tab(page, "Updated 1").click();
    await page.getByRole("link", { name: "ACME" }).click();
    await expect(page.getByRole("link", { name: "new.example" })).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Acme" }).first().click();
    await expect(page.getByRole("link", { name: "acme.example" })).toBeVisible();
  },
);

test(
  "an import names the rows whose birthdays it did not understand",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const rows = [
      "Name,Birthday",
      "Ann,13/07/1990",
      "Bob,soon",
      "Cyd,03/04/1980",
      "Dan,01/01/3000",
    ];
    await importFile(page, csvFile(rows.join("\n")));
    await expect(
      page.getByText("Birthdays that couldn't be read, added to notes: rows 3, 5."),
    ).toBeVisible();
    await page.goto("/contacts");
    await page.getByRole("link", { name: "Cyd" }).click();
    await expect(page.getByRole("main")).toContainText("1980 (46 years old");
  },
);

test(
  "a file that can't be read is refused with a message, and the page stays usable",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const bytes = (buffer: Buffer, name: string): ChosenFile => ({
      name,
      mimeType: "application/octet-stream",
      buffer,
    });
    const noise = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256));
    const workbook = Buffer.concat([
      Buffer.from([0x50, 0x4b, 0x03, 0x04]),
      Buffer.from("xl/workbook.xml".padEnd(200, "\0")),
    ]);
    const files: [ChosenFile, RegExp][] = [
      [csvFile(""), /This file is empty/],
      [csvFile("\n\n  \n"), /This file is empty/],
      [csvFile("First Name,Email\n"), /no rows/],
      [csvFile("1,2,3\n4,5,6"), /find people in this file/],
      [bytes(noise, "noise.bin"), /isn.t a text file/],
      [bytes(workbook, "book.xlsx"), /workbook is damaged/],
    ];
    for (const [file, sentence] of files) {
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await sendFile(page, file);
      expect((await answer).status()).toBe(400);
      await expect(page.getByLabel("File", { exact: true })).toHaveAccessibleDescription(sentence);
    }
    await page.getByLabel("File", { exact: true }).setInputFiles(csvFile("Name\nAnn Lee"));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Columns" })).toBeVisible();
  },
);

test(
  "reloading the result of an import imports nothing twice, and Undo there still works",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await importFile(page, csvFile(contactsCsv(20)));
    await expect(page.getByRole("heading", { name: "20 contacts imported" })).toBeVisible();
    await page.reload();
    await page.goto("/contacts");
    await expect(page.getByRole("row")).toHaveCount(21);
    await importFile(page, csvFile("Name,Tags\nAnn Lee,New\nBob Ray,New"));
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveURL("/contacts");
    await expect(page.getByRole("row")).toHaveCount(21);
    await page.goto("/tags");
    await expect(page.getByRole("row")).toHaveCount(3);
  },
);

test(
  "each step of an import can be changed, and nothing is written before the last",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    const rows = [
      "First Name,Last Name,E-mail Address,Web Page,Status,Birthday",
      "Ann,Lee,ann@example.com,ann.example,hot,03/04/1980",
      "Bob,Ray,bob@example.com,bob.example,cold,",
      ",,,,,",
      ",,-,,warm,",
    ];
    await sendFile(page, csvFile(rows.join("\n")));
    await expect(page.getByText("This looks like an export from Outlook.")).toBeVisible();
    const status = page.getByLabel("Status");
    await expect(status).toHaveAccessibleDescription("Not recognised");
    await status.selectOption({ label: "Tags: one from each value" });
    await page.getByLabel("Web Page").selectOption({ label: "Leave out" });
    await page.getByRole("button", { name: "Update samples" }).click();
    await expect(status).toHaveAccessibleDescription("Your choice");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("How should 03/04/1980 be read?")).toBeVisible();
    await page.getByRole("radio", { name: /Mar/ }).check();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("This adds 2 contacts.")).toBeVisible();
    await expect(page.getByText("Not imported: Web Page.")).toBeVisible();
    await expect(page.getByRole("row", { name: /^2 Ann Lee/ })).toContainText("hot");
    await tab(page, "Can't be imported 1").click();
    await expect(page.getByRole("row", { name: /^5 / })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await page.goto("/import");
    await page.getByRole("link", { name: "Continue contacts.csv" }).click();
    await expect(status).toHaveAccessibleDescription("Your choice");
    await previewFile(page);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("heading", { name: "2 contacts imported" })).toBeVisible();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download rows" }).click();
    const lines = (await readFile(await (await downloading).path(), "utf8")).split("\r\n");
    expect(lines[0]).toContain("Status,Birthday,Row,Outcome,Reason,Link");
    expect(lines[1]).toMatch(/^Ann,Lee,.*,2,Added,,https?:.*\/contacts\/\d+$/);
    expect(lines[3]).toContain('5,Not imported,"No name, email, phone or company.",');
    await page.getByRole("link", { name: "Ann Lee" }).click();
    await expect(page.getByRole("main")).toContainText("hot");
    await expect(page.getByRole("main")).toContainText("4 Mar");
  },
);

test(
  "a guessed encoding is corrected, and an import is cancelled",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const buffer = Buffer.from("Name;Email\nJ\xfcrgen M\xfcller;j@example.com\n", "latin1");
    await sendFile(page, { name: "people.csv", mimeType: "text/csv", buffer });
    await expect(page.getByText("Jürgen Müller").first()).toBeVisible();
    await page.getByLabel("Letters of the file").selectOption("windows-1251");
    await page.getByRole("button", { name: "Read again" }).click();
    await expect(page.getByText("Jьrgen Mьller").first()).toBeVisible();
    await page.getByRole("button", { name: "Cancel import" }).click();
    await expect(page.getByText("Cancelled the import.")).toBeVisible();
    await expect(page.getByText("Unfinished imports")).toHaveCount(0);
  },
);

test(
  "an import of many rows goes on by itself, and can be left, continued and undone",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    const note = "x".repeat(2_000);
    const lines = Array.from({ length: 1_300 }, (_, row) => `Person ${row},${note}`);
    await sendFile(page, csvFile(["Name,Notes", ...lines].join("\n")));
    await expect(page.getByRole("heading", { name: "Columns" })).toBeVisible();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    const press = page.getByRole("button", { name: "Continue", exact: true });
    if (javaScriptEnabled === false) await press.click();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    if (javaScriptEnabled === false) {
      await expect(page.getByText(/^Imported [\d,]+ of 1,300\.$/)).toBeVisible();
      await page.goto("/import");
      await page.getByRole("link", { name: "Continue contacts.csv" }).click();
      await press.click();
    }
    await expect(page.getByRole("heading", { name: "1,300 contacts imported" })).toBeVisible();
  },
);
