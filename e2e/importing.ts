import type { Page } from "playwright/test";
import type { ChosenFile } from "./files.ts";

/** Sends a file to the import, which shows its columns. */
export async function sendFile(page: Page, file: ChosenFile): Promise<void> {
  await page.goto("/import");
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
}

/** Goes on from a file's columns to what the import would do. */
export async function previewFile(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Columns", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("heading", { name: "Preview", level: 1 }).waitFor();
}

/** Imports a file as its steps suggest. */
export async function importFile(page: Page, file: ChosenFile): Promise<void> {
  await sendFile(page, file);
  await previewFile(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "View contacts" }).waitFor();
}
