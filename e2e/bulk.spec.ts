import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import {
  addContacts,
  addTag,
  bothWays,
  call,
  expect,
  messagesOf,
  redoIn,
  signUp,
  test,
  undoIn,
  whenIdle,
  withholdCode,
  withoutJavaScript,
} from "./person.ts";

/** 120 contacts, every second one tagged Lead. */
async function openCrowd(page: Page): Promise<void> {
  await signUp(page);
  await addTag(page, "VIP");
  await addContacts(
    page,
    Array.from({ length: 120 }, (_, index) => ({
      firstName: `Ann ${String(index).padStart(3, "0")}`,
      lastName: "Lee",
      tags: index % 2 === 0 ? ["Lead"] : [],
    })),
  );
  await page.goto("/contacts");
}

function choose(page: Page, name: string) {
  return page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
}

function bar(page: Page) {
  return page.getByRole("form", { name: "Bulk actions" });
}

async function press(page: Page, menu: string, button: string): Promise<void> {
  await bar(page).getByText(menu, { exact: true }).click();
  await bar(page).getByRole("button", { name: button }).click();
}

interface Listed {
  total: number;
}

async function totalOf(page: Page, query: object = {}): Promise<number> {
  return (await call<Listed>(page, "contact.list", query, "read")).total;
}

test(
  "selected rows are tagged together, and Undo removes the tag from all of them",
  bothWays,
  async ({ page }) => {
    await openCrowd(page);
    await choose(page, "Ann 000 Lee").check();
    await choose(page, "Ann 003 Lee").check();
    await press(page, "Tag", "Tag: VIP");
    await expect(page.getByText("Tagged 2 contacts as “VIP”.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Ann 003/ })).toContainText("VIP");
    await undoIn(page).click();
    await expect(page.getByRole("row", { name: /Ann 003/ })).not.toContainText("VIP");
    await expect(page.getByRole("row", { name: /Ann 000/ })).toContainText("Lead");
  },
);

test(
  "the tag is removed from all contacts that match a filter, and one Undo restores it",
  bothWays,
  async ({ page }) => {
    await openCrowd(page);
    const tags = await call<{ id: number; name: string }[]>(page, "tag.list", undefined, "read");
    const lead = tags.find(({ name }) => name === "Lead")?.id ?? 0;
    await page.goto(`/contacts?tag=${lead}`);
    await choose(page, "Ann 000 Lee").check();
    await bar(page).getByRole("checkbox", { name: "Select all 60" }).check();
    await press(page, "Remove tag", "Remove tag: Lead");
    await expect(page.getByText("Removed tag “Lead” from 60 contacts.")).toBeVisible();
    expect(await totalOf(page, { tagIds: [lead] })).toBe(0);
    await undoIn(page).click();
    await expect(choose(page, "Ann 000 Lee")).toBeVisible();
    expect(await totalOf(page, { tagIds: [lead] })).toBe(60);
  },
);

test("the bar appears with the first selected row, and goes with the last", async ({ page }) => {
  await openCrowd(page);
  await whenIdle(page);
  await expect(bar(page)).toBeHidden();
  await choose(page, "Ann 001 Lee").check();
  await expect(bar(page)).toContainText("1 selected");
  await choose(page, "Ann 001 Lee").uncheck();
  await expect(bar(page)).toBeHidden();
});

test("chosen rows get a company, and are deleted", withoutJavaScript, async ({ page }) => {
  await openCrowd(page);
  await choose(page, "Ann 001 Lee").check();
  await choose(page, "Ann 002 Lee").check();
  await bar(page).getByText("Company", { exact: true }).click();
  await bar(page).getByLabel("Company name").fill("Engine, Ltd");
  await bar(page).getByRole("button", { name: "Update company" }).click();
  await expect(page.getByText("Updated the company of 2 contacts.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ann 002/ })).toContainText("Engine, Ltd");
  await choose(page, "Ann 001 Lee").check();
  await bar(page).getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("Deleted 1 contact.")).toBeVisible();
  await expect(choose(page, "Ann 001 Lee")).toHaveCount(0);
  await undoIn(page).click();
  await expect(choose(page, "Ann 001 Lee")).toBeVisible();
});

test("Enter in the company's field changes nobody's tags", bothWays, async ({ page }) => {
  await openCrowd(page);
  await choose(page, "Ann 001 Lee").check();
  await bar(page).getByText("Company", { exact: true }).click();
  await bar(page).getByLabel("Company name").fill("Engine");
  await bar(page).getByLabel("Company name").press("Enter");
  await expect(bar(page).getByLabel("Company name")).toHaveValue("Engine");
  const { items } = await call<{ items: { kind: string }[] }>(page, "change.list", {}, "read");
  expect(items.map(({ kind }) => kind)).not.toContain("contact.tag");
});

test("an export holds those that are chosen", bothWays, async ({ page }) => {
  await openCrowd(page);
  await choose(page, "Ann 001 Lee").check();
  await choose(page, "Ann 004 Lee").check();
  const downloading = page.waitForEvent("download");
  await bar(page).getByRole("button", { name: "Export", exact: true }).click();
  const text = await readFile(await (await downloading).path(), "utf8");
  expect(text.trim().split("\r\n")).toHaveLength(3);
  expect(text).toContain("Ann 004,Lee");
});

test("Shift chooses a range while the code that counts is on its way", async ({ page }) => {
  await openCrowd(page);
  await whenIdle(page);
  const release = await withholdCode(page);
  await choose(page, "Ann 002 Lee").click();
  await choose(page, "Ann 006 Lee").click({ modifiers: ["Shift"] });
  await release();
  await expect(page.getByText("5 selected")).toBeVisible();
});

test("Shift chooses a range, the header a page, Escape nothing", {
  tag: ["@javascript", "@phone"],
}, async ({ page, isMobile }) => {
  await openCrowd(page);
  await expect(bar(page)).toBeHidden();
  await choose(page, "Ann 002 Lee").check();
  await expect(bar(page)).toContainText("1 selected");
  await choose(page, "Ann 006 Lee").click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("5 selected");
  // On a phone the rows are cards, and have no header.
  if (!isMobile) {
    await page.getByRole("checkbox", { name: "Select all on this page" }).check();
    await expect(bar(page)).toContainText("50 selected");
  }
  await bar(page).getByRole("checkbox", { name: "Select all 120" }).check();
  await expect(bar(page)).toContainText("120 selected");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  await expect(choose(page, "Ann 002 Lee")).not.toBeChecked();
});

test("a list of thousands is changed part by part, and progress is shown", async ({ page }) => {
  await openCrowd(page);
  for (let from = 0; from < 4_000; from += 1_000) {
    await addContacts(
      page,
      Array.from({ length: 1_000 }, (_, index) => ({ firstName: `Bob ${from + index}` })),
    );
  }
  await page.reload();
  await choose(page, "Bob 0").check();
  await bar(page)
    .getByRole("checkbox", { name: /Select all 4,120/ })
    .check();
  await expect(bar(page)).toContainText("4,120 selected");
  await press(page, "Tag", "Tag: VIP");
  const dialog = page.getByRole("dialog", { name: "Updating contacts" });
  await expect(dialog).toContainText("Tagged 4,120 contacts as “VIP”.");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /Bob 1 / }).first()).toContainText("VIP");
});

test("a change to more than 10,000 contacts is undone part by part", async ({ page }) => {
  await signUp(page);
  for (let from = 0; from < 11_000; from += 1_000) {
    await addContacts(
      page,
      Array.from({ length: 1_000 }, (_, index) => ({ firstName: `Bob ${from + index}` })),
    );
  }
  const operation = randomUUID();
  const action = { selection: { filter: {} }, deed: { does: "delete" }, operation };
  for (let part = 0; part <= 5; part += 1) await call(page, "contact.bulk", { ...action, part });
  await page.goto("/activity");
  const deletion = page.getByRole("main").getByRole("listitem").first();
  const undone = page.getByText("Undone so far: 10,000 of 11,000 records.");
  let calls = 0;
  await page.route("**/undo.data*", async (route) => {
    calls += 1;
    // The first part has been undone; the next one waits until the page says so.
    if (calls > 1) await undone.waitFor();
    await route.continue();
  });
  await deletion.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL("/activity");
  await expect(messagesOf(page)).toContainText("Undone: Deleted “Bob 0” and 10,999 more.");
  expect(calls).toBe(2);
  await expect(redoIn(page)).toBeVisible();
});
