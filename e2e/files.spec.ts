import { writeFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  expect,
  isLive,
  messagesOf,
  onPhone,
  openIdle,
  signUp,
  test,
  undoIn,
} from "./person.ts";

/** A picture of one pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const picture = { name: "Plan of the office.png", mimeType: "image/png", buffer: png };
const offer = { name: "Offer.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };

async function openAnn(page: Page): Promise<void> {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann", lastName: "Lee" });
  await openIdle(page, `/contacts/${id}`);
}

const timelineOf = (page: Page) => page.getByRole("region", { name: "Timeline" });
const filesOf = (page: Page) => page.getByRole("region", { name: "Files", exact: true });

/** Selects files; without JavaScript they are sent by the button. */
async function select(page: Page, files: (typeof offer)[]): Promise<void> {
  await filesOf(page).getByLabel("Select files").setInputFiles(files);
  const button = filesOf(page).getByRole("button", { name: "Add files" });
  if (!isLive()) await button.click();
}

/** Gives the page a file as a drop or as the clipboard would. */
async function give(page: Page, how: "drop" | "paste", name: string): Promise<void> {
  await page.evaluate(
    ([kind, called]) => {
      const data = new DataTransfer();
      data.items.add(new File(["some bytes"], called, { type: "image/png" }));
      const options = { bubbles: true, cancelable: true };
      const event =
        kind === "drop"
          ? new DragEvent("drop", { ...options, dataTransfer: data })
          : new ClipboardEvent("paste", { ...options, clipboardData: data });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [how, name] as const,
  );
}

test(
  "files are added to a contact together, shown on its timeline, renamed and deleted",
  bothWays,
  async ({ page }) => {
    await openAnn(page);
    await select(page, [picture, offer]);
    await expect(messagesOf(page)).toContainText("Added 2 files.");
    const entries = timelineOf(page).locator("ol > li");
    await expect(entries.filter({ hasText: "Added Offer.pdf" })).toBeVisible();
    const image = timelineOf(page).getByRole("img", { name: picture.name });
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth))
      .toBe(1);
    await filesOf(page).getByRole("link", { name: "All files" }).click();
    await expect(entries).toHaveCount(2);
    await page.getByRole("link", { name: "Rename Offer.pdf" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Second offer.pdf");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(messagesOf(page)).toContainText("Saved “Second offer.pdf”.");
    await page.getByRole("button", { name: "Delete Second offer.pdf" }).click();
    await expect(messagesOf(page)).toContainText("Deleted “Second offer.pdf”.");
    await undoIn(page).click();
    await expect(page.getByRole("link", { name: "Second offer.pdf", exact: true })).toBeVisible();
  },
);

test("what is dropped or pasted is added, and what was typed meanwhile stays", async ({ page }) => {
  await openAnn(page);
  const note = page.getByRole("textbox", { name: "What happened?" });
  await note.fill("She showed me this:");
  await give(page, "paste", "image.png");
  await expect(messagesOf(page)).toContainText("Added “image.png”.");
  await expect(note).toHaveValue("She showed me this:");
  await give(page, "drop", "Map.png");
  await expect(messagesOf(page)).toContainText("Added “Map.png”.");
  await expect(timelineOf(page).getByRole("link", { name: "Map.png", exact: true })).toBeVisible();
  await expect(note).toHaveValue("She showed me this:");
});

test("a file that is too large is refused before it is sent", async ({ page }) => {
  await openAnn(page);
  // From the disk, because sending as much to the browser takes a busy machine a minute.
  const film = test.info().outputPath("Film.mp4");
  await writeFile(film, Buffer.alloc(25 * 2 ** 20 + 1));
  await filesOf(page).getByLabel("Select files").setInputFiles(film);
  await expect(page.getByText("“Film.mp4” is larger than 25 MB.")).toBeVisible();
  await expect(filesOf(page).getByLabel("Select files")).toHaveValue("");
});

test("an activity has files of its own, shown where it is listed", onPhone, async ({ page }) => {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Ann" });
  const activity = { type: "meeting", subject: "Kick-off", contactId };
  const { id } = await call<{ id: number }>(page, "activity.create", activity);
  await openIdle(page, `/activities/${id}`);
  await filesOf(page).getByLabel("Select files").setInputFiles(offer);
  await expect(messagesOf(page)).toContainText("Added “Offer.pdf”.");
  await expect(filesOf(page).getByRole("link", { name: "Offer.pdf", exact: true })).toBeVisible();
  await page.goto(`/contacts/${contactId}`);
  const list = timelineOf(page).getByRole("list", { name: "Files of Kick-off" });
  await expect(list.getByRole("link", { name: "Offer.pdf" })).toBeVisible();
  await page.goto("/settings/files");
  await expect(page.getByText("8 bytes of 5,000 MB used")).toBeVisible();
});

test(
  "files are attached while a call is logged, and undone with it",
  bothWays,
  async ({ page }) => {
    await openAnn(page);
    const composer = page.getByRole("form", { name: "Log an activity" });
    await composer.getByRole("textbox", { name: "Subject" }).fill("Kick-off");
    await composer.getByRole("textbox", { name: "What happened?" }).fill("Two lines,\nin a note.");
    await composer.getByLabel("Attach files").setInputFiles([offer, picture]);
    await composer.getByRole("button", { name: "Log activity" }).click();
    const list = timelineOf(page).getByRole("list", { name: "Files of Kick-off" });
    await expect(list.getByRole("link", { name: "Offer.pdf" })).toBeVisible();
    await expect(timelineOf(page).getByRole("img", { name: picture.name })).toBeVisible();

    await composer.getByRole("textbox", { name: "Subject" }).fill("Second call");
    await composer.getByLabel("Attach files").setInputFiles(offer);
    await composer.getByRole("button", { name: "Log activity" }).click();
    const second = timelineOf(page).getByRole("list", { name: "Files of Second call" });
    await expect(second.getByRole("link", { name: "Offer.pdf" })).toBeVisible();
    await undoIn(page).click();
    await expect(timelineOf(page).getByText("Second call")).toHaveCount(0);
  },
);
