import type { Page } from "playwright/test";
import {
  addContact,
  addTag,
  bothWays,
  call,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  whenIdle,
  withoutJavaScript,
} from "./person.ts";
import { liveField, pick } from "./picking.ts";

interface Made {
  id: number;
}

/**
 * Opens the page of a new deal with Ann of TechCorp as its primary contact, and Bob as another one.
 */
async function openDeal(page: Page, more: object = {}) {
  await signUp(page);
  const tagIds = [await addTag(page, "VIP")];
  const ann = await addContact(page, { firstName: "Ann", company: "TechCorp", tagIds });
  const bob = await addContact(page, { firstName: "Bob" });
  const people = { contactId: ann, contactIds: [bob] };
  const { id } = await call<Made>(page, "deal.create", {
    title: "Website",
    value: 1_200,
    ...people,
    ...more,
  });
  await openIdle(page, `/deals/${id}`);
  return { id, ann, bob };
}

const region = (page: Page, name: string) => page.getByRole("region", { name });

test(
  "a deal's page shows its people, the tags of the primary contact, and its description",
  withoutJavaScript,
  async ({ page }) => {
    await openDeal(page, { description: "All of **it**." });
    await expect(page.getByText("Ann and 1 other · TechCorp")).toBeVisible();
    await expect(page.getByRole("list", { name: "Contact tags" })).toHaveText("VIP");
    await expect(region(page, "Contacts").getByRole("listitem")).toHaveText([
      /Ann.*TechCorp.*Primary/,
      /Bob/,
    ]);
    await expect(region(page, "Description").locator("strong")).toHaveText("it");
  },
);

test(
  "a task is added on a deal's page and done there, and Undo brings it back",
  bothWays,
  async ({ page }) => {
    const { id } = await openDeal(page);
    const tasks = region(page, "Tasks");
    await tasks.getByRole("link", { name: "New task" }).click();
    await page.getByLabel("Title").fill("Send the offer");
    await page.getByLabel("Due").fill("2020-02-29");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page).toHaveURL(`/deals/${id}`);
    await expect(tasks).toContainText(/Send the offer.*Overdue: 29 Feb 2020/);
    await tasks.getByRole("button", { name: "Complete Send the offer" }).click();
    await expect(page.getByText("Completed “Send the offer”.")).toBeVisible();
    await expect(tasks).not.toContainText("Send the offer");
    await undoIn(page).click();
    await expect(tasks).toContainText("Send the offer");
    // The way back keeps the position in the list.
    await openIdle(page, `/deals/${id}?from=sort%3Dtitle`);
    await tasks.getByRole("link", { name: "New task" }).click();
    await page.getByLabel("Title").fill("Call");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page).toHaveURL(`/deals/${id}?from=sort%3Dtitle`);
  },
);

test(
  "another contact is made primary, and the change is undone",
  withoutJavaScript,
  async ({ page }) => {
    await openDeal(page);
    const people = region(page, "Contacts").getByRole("listitem");
    await page.getByRole("button", { name: "Make Bob primary" }).click();
    await expect(people).toHaveText([/Bob.*Primary/, /Ann/]);
    await undoIn(page).click();
    await expect(people).toHaveText([/Ann.*Primary/, /Bob/]);
  },
);

test(
  "a deal moves along its path, is won, reopened and lost for a reason",
  bothWays,
  async ({ page }) => {
    await openDeal(page);
    const stage = region(page, "Stage");
    const current = stage.locator("[aria-current=step]");
    await expect(current).toContainText("Prospecting");
    await page.getByRole("button", { name: "Move to Proposal" }).click();
    await expect(current).toContainText("Proposal");
    await expect(stage.getByText("In Proposal since")).toBeVisible();

    const asWon = stage.locator("details").filter({ hasText: "Mark as won" });
    await asWon.locator("summary").click();
    await asWon.getByLabel("Closed").fill("2026-11-03");
    await asWon.getByRole("button", { name: "Mark as won" }).click();
    await expect(page.getByText("Marked “Website” as won.")).toBeVisible();
    await expect(stage.getByText("Won on")).toContainText("3 Nov 2026");
    await stage.getByRole("button", { name: "Reopen" }).click();
    await expect(current).toContainText("Proposal");

    await stage.locator("summary", { hasText: "Lost" }).click();
    await stage.getByRole("radio", { name: "Price" }).check();
    await stage.getByRole("button", { name: "Mark as lost" }).click();
    await expect(stage.getByText("Lost on")).toContainText("Price");
    await undoIn(page).click();
    await expect(current).toContainText("Proposal");
  },
);

test("Esc leaves the form that closes a deal", async ({ page }) => {
  await openDeal(page);
  const opener = region(page, "Stage").locator("summary", { hasText: "Lost" });
  const reason = page.getByRole("radio", { name: "No reason" });
  await whenIdle(page);
  await opener.press("Enter");
  await reason.press("Escape");
  await expect(reason).toBeHidden();
  await expect(opener).toBeFocused();
});

test(
  "a refused closing is shown with what was typed, at the field at fault",
  withoutJavaScript,
  async ({ page }) => {
    const { id } = await openDeal(page);
    await openIdle(page, `/deals/${id}/close/lost`);
    const reason = page.getByLabel("Other reason");
    await reason.fill("x".repeat(201));
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(page.getByText("can be up to 200")).toBeVisible();
    await expect(reason).toHaveValue("x".repeat(201));
    await reason.fill("They went quiet");
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(region(page, "Stage").getByText("Lost on")).toContainText("They went quiet");
  },
);

test(
  "a deal is duplicated with its people, and the copy undone",
  withoutJavaScript,
  async ({ page }) => {
    const { id } = await openDeal(page);
    await page.getByRole("button", { name: "Duplicate" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Website (copy)");
    await expect(page.getByText("Ann and 1 other")).toBeVisible();
    await undoIn(page).click();
    await expect(page).toHaveURL(`/deals/${id}`);
  },
);

test(
  "the timeline shows the deal and its people, by kind, and undoes changes",
  withoutJavaScript,
  async ({ page }) => {
    const { id, bob } = await openDeal(page);
    await call(page, "contact.update", { id: bob, contact: { jobTitle: "CTO" } });
    await call(page, "deal.update", { id, deal: { value: 1_500 } });
    await page.reload();
    const timeline = region(page, "Timeline");
    const entries = timeline.locator("ol > li");
    await expect(entries).toHaveCount(5);
    await expect(entries.nth(1)).toContainText("Edited Bob");
    await timeline.getByRole("link", { name: "This deal" }).click();
    await expect(entries).toHaveCount(2);
    await entries.first().getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("$1,200.00").first()).toBeVisible();
    await timeline.getByRole("link", { name: "Contacts" }).click();
    await expect(entries.first()).toContainText("Edited Bob");
  },
);

test(
  "the form adds other contacts to a deal and removes them",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    const { id } = await openDeal(page);
    await addContact(page, { firstName: "Eve", company: "Initech" });
    await openIdle(page, `/deals/${id}/edit`);
    const further = (number: number) => page.getByLabel(`Other contacts ${number}`);
    if (javaScriptEnabled === false) {
      await page.getByLabel("Title").fill("");
      await page.getByLabel("Description").fill("Half typed");
      await further(1).selectOption("");
      await page.getByRole("button", { name: "Search contacts" }).last().click();
      await page.getByRole("searchbox").fill("initech");
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await page.getByRole("button", { name: /^Select Eve/ }).click();
      await expect(page.getByLabel("Title")).toHaveValue("");
      await expect(page.getByLabel("Description")).toHaveValue("Half typed");
      await page.getByLabel("Title").fill("A deal with Eve");
    } else {
      const others = await liveField(page, "Other contacts optional");
      await others.press("Backspace");
      await pick(page, { label: "Other contacts optional", typed: "initech", option: /Eve/ });
    }
    await page.getByRole("button", { name: "Save" }).click();
    await expect(region(page, "Contacts").getByRole("listitem")).toHaveText([/Ann/, /Eve/]);
  },
);

test("the form corrects when and why a deal was lost", withoutJavaScript, async ({ page }) => {
  const { id } = await openDeal(page);
  const stages = await call<{ id: number; kind: string }[]>(page, "stage.list", {}, "read");
  const lost = stages.find(({ kind }) => kind === "lost")?.id;
  await call(page, "deal.move", { id, stageId: lost, lostReason: "Price" });
  await openIdle(page, `/deals/${id}/edit`);
  await page.getByLabel("Closed").fill("2026-11-03");
  await page.getByLabel("Lost reason").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(region(page, "Stage").getByText("Lost on 3 Nov 2026")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add lost reason" })).toBeVisible();
});

test("fields are edited in place", async ({ page }) => {
  await openDeal(page);
  await page.getByRole("link", { name: "Change title" }).click();
  await page.getByLabel("Title").fill("");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Title").fill("Whole new website");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Whole new website");
  await expect(page.getByText("Updated the title of “")).toBeVisible();

  await page.getByRole("link", { name: "Change value" }).click();
  await page.getByRole("textbox", { name: "Value" }).fill("0.001");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toHaveText(
    "Enter up to 2 decimal places for AUD, e.g. 1,250.00.",
  );
  await page.getByRole("textbox", { name: "Value" }).fill("99.50");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Updated the value of “")).toBeVisible();
  await expect(page.getByText("$99.50").first()).toBeVisible();

  await page.getByRole("link", { name: "Add expected close" }).click();
  await page.getByLabel("Expected close").fill("2030-02-28");
  await page.keyboard.press("Enter");
  await expect(region(page, "Details")).toContainText("28 Feb 2030");

  await page.getByRole("link", { name: "Change contacts" }).click();
  await (await liveField(page, "Contact optional")).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(region(page, "Contacts").getByRole("listitem")).toHaveText([/Bob/]);
  await undoIn(page).click();
  await expect(region(page, "Contacts").getByRole("listitem")).toHaveText([/Ann/, /Bob/]);
});
