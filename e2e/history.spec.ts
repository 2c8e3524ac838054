import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  expect,
  redoIn,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

interface Made {
  id: number;
}

/** A deal that has been added, moved and edited. */
async function dealWithPast(page: Page): Promise<number> {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Sarah", lastName: "Chen" });
  const deal = await call<Made>(page, "deal.create", { title: "Website", value: 1_200, contactId });
  const stages = await call<Made[]>(page, "stage.list", {}, "read");
  await call(page, "deal.move", { id: deal.id, stageId: stages[1]?.id });
  await call(page, "deal.update", {
    id: deal.id,
    deal: { value: 150_000, currency: "JPY", expectedCloseDate: "2026-12-24" },
  });
  return deal.id;
}

/** The entries of the timeline on the page, latest first. */
function entries(page: Page) {
  return page.getByRole("region", { name: "Timeline" }).locator("ol > li");
}

/** The page of a deal with only the deal's own changes. */
const pathOf = (id: number) => `/deals/${id}?timeline=deal`;

test(
  "a deal's page shows what was done to it, old and new, and by whom",
  withoutJavaScript,
  async ({ page }) => {
    const id = await dealWithPast(page);
    await page.goto(pathOf(id));
    const edited = entries(page).nth(0);
    await expect(edited).toContainText("Edited");
    await expect(edited).toContainText("You");
    await expect(edited).toContainText("Value");
    await expect(edited).toContainText("$1,200.00");
    await expect(edited).toContainText("JPY 150,000");
    await expect(edited).toContainText("24 Dec 2026");
    await expect(entries(page).nth(1)).toContainText("Prospecting");
    await expect(entries(page).nth(1)).toContainText("Qualification");
    await expect(page.getByRole("region", { name: "Timeline" })).not.toContainText(
      /valueMinor|position|searchText|version/i,
    );
  },
);

test(
  "Undo is offered where it still works, and leads back to the same page",
  bothWays,
  async ({ page }) => {
    const id = await dealWithPast(page);
    await page.goto(pathOf(id));
    const undo = page
      .getByRole("region", { name: "Timeline" })
      .getByRole("button", { name: "Undo" });
    await expect(undo).toHaveCount(1);
    await entries(page).nth(0).getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveURL(pathOf(id));
    await expect(entries(page).nth(0)).toContainText("Undone: edited");
    await expect(entries(page).nth(1)).toContainText("Undone");
    await expect(page.getByText("$1,200.00", { exact: true }).first()).toBeVisible();
    // The earlier move can be undone now, and the undo can be redone.
    await expect(undo).toHaveCount(1);
    await expect(entries(page).nth(0).getByRole("button", { name: "Redo" })).toBeVisible();
    await entries(page).nth(2).getByRole("button", { name: "Undo" }).click();
    await expect(entries(page).nth(0)).toContainText("Undone: moved");
    await entries(page).nth(0).getByRole("button", { name: "Redo" }).click();
    await expect(entries(page).nth(0)).toContainText("Redone");
  },
);

test(
  "undoing the addition of a deal leads to the list, since its page no longer exists",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const { id } = await call<Made>(page, "deal.create", { title: "Website", value: 1 });
    await page.goto(pathOf(id));
    await entries(page).nth(0).getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveURL("/deals");
    await redoIn(page).click();
    await expect(page.getByRole("link", { name: "Website", exact: true })).toBeVisible();
    await page.goto(pathOf(id));
    await expect(page.getByRole("heading", { name: "Website", level: 1 })).toBeVisible();
  },
);

test("a long history is paged both ways", withoutJavaScript, async ({ page }) => {
  const id = await dealWithPast(page);
  for (let count = 1; count <= 12; count += 1) {
    await call(page, "deal.update", { id, deal: { title: `Website ${count}` } });
  }
  await page.goto(pathOf(id));
  await expect(entries(page)).toHaveCount(10);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(entries(page)).toHaveCount(5);
  await expect(entries(page).last()).toContainText("Added");
  await page.getByRole("link", { name: "Newer" }).click();
  await expect(entries(page)).toHaveCount(10);
  await expect(entries(page).first()).toContainText("Website 12");
});
