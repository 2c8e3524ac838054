import { Buffer } from "node:buffer";
import type { ChosenFile } from "./files.ts";
import { previewFile, sendFile } from "./importing.ts";
import { expect, signUp, test } from "./person.ts";

/* Files that the browser reads itself, because they are too large to be uploaded. */

/** A file of people with long notes, the first of them twice. */
function largeFile(rows: number): ChosenFile {
  const note = "Met at the fair. ".repeat(30);
  const lines = Array.from(
    { length: rows },
    (_, row) => `Person ${Math.max(row, 1)},p${Math.max(row, 1)}@example.com,"${note}"`,
  );
  return {
    name: "large.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["Name,Email,Notes", ...lines].join("\r\n")),
  };
}

test("a file of 12 MB is read in the browser, cancelled, read again and goes on at its columns", async ({
  page,
}) => {
  await signUp(page);
  const file = largeFile(22_000);
  expect(file.buffer.length).toBeGreaterThan(11_000_000);
  const slice = /\/import\/\d+\/slices$/;
  let [arrived, lost] = [0, 0];
  await page.route(slice, async (route) => {
    // The third slice waits until the import is cancelled.
    if (arrived < 2) arrived += 1;
    else return;
    await route.continue();
  });
  await sendFile(page, file);
  await expect(page.getByText(/^Sent [\d,]+ of 22,000 rows\.$/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByText("Cancelled the import.")).toBeVisible();
  await expect(page.getByText("Unfinished imports")).toHaveCount(0);
  await page.unroute(slice);
  await page.route(slice, async (route) => {
    // One answer is lost, although the slice has arrived, and one request doesn't arrive.
    lost += 1;
    if (lost === 2) {
      await route.fetch();
      await route.abort();
    } else if (lost === 4) await route.abort();
    else await route.continue();
  });
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Columns", level: 1 })).toBeVisible();
  expect(lost).toBeGreaterThan(20);
  await previewFile(page);
  await expect(page.getByText("This adds 21,999 contacts.")).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole("link", { name: "All 22,000" })).toBeVisible();
});

test("a large file that nothing can be found in is refused at its field, and letters are confirmed", async ({
  page,
}) => {
  await signUp(page);
  await sendFile(page, {
    name: "numbers.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("1,2,3\n".repeat(200_000)),
  });
  const field = page.getByLabel("File", { exact: true });
  await expect(field).toHaveAccessibleDescription(/find people in this file/);
  const buffer = Buffer.from(
    `Name;Notes\n${"J\xfcrgen M\xfcller;gr\xfc\xdft\n".repeat(55_000)}`,
    "latin1",
  );
  await field.setInputFiles({ name: "letters.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByText("Jürgen Müller")).toBeVisible();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Columns", level: 1 })).toBeVisible();
  await expect(page.getByText("Letters of the file")).toHaveCount(0);
});
