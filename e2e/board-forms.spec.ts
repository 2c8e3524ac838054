import type { Page } from "playwright/test";
import { addDeals, card, column, openLive, type Stage, showStage, titles } from "./board-page.ts";
import {
  bothWays,
  call,
  everyWay,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

/** Opens the board and, with JavaScript, waits until cards can be dragged. */
async function openBoard(page: Page, javaScriptEnabled: boolean | undefined): Promise<void> {
  if (javaScriptEnabled === false) await openIdle(page, "/deals");
  else await openLive(page);
}

test.beforeEach(async ({ page }) => {
  await signUp(page);
});

test(
  "a deal is moved, won and lost with a reason, and moved to another pipeline, by Move to",
  everyWay,
  async ({ page, javaScriptEnabled, isMobile }) => {
    const live = javaScriptEnabled !== false;
    await call(page, "pipeline.create", { name: "Renewals" });
    const ids = await addDeals(page, "Goes over", "Is lost", "Goes on");
    const open = async (title: string) => {
      await openBoard(page, javaScriptEnabled);
      await page.getByRole("link", { name: `Move “${title}” to…` }).click();
    };
    const sales = () => page.getByRole("region", { name: "Sales", exact: true });
    await open("Goes on");
    await sales().getByRole("button", { name: "Proposal" }).click();
    await expect(page.getByText("Moved “Goes on” to ")).toBeVisible();
    if (isMobile) await showStage(page, "Proposal");
    await expect(column(page, "Proposal").locator(".board-card-title")).toHaveText("Goes on");

    await open("Is lost");
    if (live) await sales().getByRole("button", { name: "Closed Lost" }).click();
    else await page.getByRole("link", { name: "Lost…" }).click();
    await page.getByRole("radio", { name: "Price" }).check();
    await page.getByLabel("Closed", { exact: true }).fill("2026-02-03");
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(
      page.getByText(live ? "Moved “Is lost” to " : "Marked “Is lost” as lost."),
    ).toBeVisible();
    const lost = await call<object>(page, "deal.byId", { id: ids[1] }, "read");
    expect(lost).toMatchObject({ closedDate: "2026-02-03", lostReason: "Price" });

    await open("Goes over");
    await page
      .getByRole("region", { name: "Renewals" })
      .getByRole("button", { name: "Qualification" })
      .click();
    await expect(page.getByText("Moved “Goes over” to ")).toBeVisible();
    if (isMobile) await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByLabel("Pipeline").selectOption("Renewals");
    if (isMobile) await page.getByRole("button", { name: "Show deals" }).click();
    else if (!live) await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/pipeline=/);
    if (isMobile) await showStage(page, "Qualification");
    await expect(
      column(page, "Qualification").getByRole("link", { name: "Goes over", exact: true }),
    ).toBeVisible();
  },
);

test(
  "a deal is won on another date, or lost, in another pipeline, and the board stays as it was",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    const other = await call<{ id: number }>(page, "pipeline.create", { name: "Renewals" });
    const stages = await call<Stage[]>(page, "stage.list", { pipelineId: other.id }, "read");
    const stageIn = (name: string) => stages.find((stage) => stage.name === name)?.id ?? 0;
    const [won, lost] = await addDeals(page, "Is won", "Is lost");
    const board = "/deals?search=is";
    const groups = page.getByRole("combobox", { name: "Stage" }).locator("optgroup");
    await openIdle(page, board);
    if (javaScriptEnabled !== false) await page.locator("[data-live]").waitFor();
    await page.getByRole("link", { name: "Move “Is won” to…" }).click();
    await page.getByRole("link", { name: "Won on another date…" }).click();
    await expect(groups.first()).toHaveAttribute("label", "Sales");
    await page.getByLabel("Stage", { exact: true }).selectOption(String(stageIn("Closed Won")));
    await page.getByLabel("Closed", { exact: true }).fill("2026-02-03");
    await page.getByRole("button", { name: "Mark as won" }).click();
    await expect(page.getByText("Marked “Is won” as won.")).toBeVisible();
    await expect(page).toHaveURL(board);
    const read = (id: number | undefined) => call(page, "deal.byId", { id }, "read");
    const inFebruary = { stageId: stageIn("Closed Won"), closedDate: "2026-02-03" };
    expect(await read(won)).toMatchObject(inFebruary);

    await page.goto(`/deals/${lost}/move?${new URLSearchParams({ to: board })}`);
    await page.getByRole("link", { name: "Lost…" }).click();
    await page.getByLabel("Stage", { exact: true }).selectOption(String(stageIn("Closed Lost")));
    const reason = page.getByLabel("Other reason");
    await reason.fill("x".repeat(201));
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(page.getByText("can be up to 200")).toBeVisible();
    await expect(page.getByLabel("Stage", { exact: true })).toHaveValue(
      String(stageIn("Closed Lost")),
    );
    await reason.fill("They went quiet");
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(page.getByText("Marked “Is lost” as lost.")).toBeVisible();
    await expect(page).toHaveURL(board);
    const why = { stageId: stageIn("Closed Lost"), lostReason: "They went quiet" };
    expect(await read(lost)).toMatchObject(why);
  },
);

test("the lost form takes the focus, and Cancel returns it", async ({ page }) => {
  await addDeals(page, "Website");
  await openLive(page);
  const opener = page.getByRole("link", { name: "Move “Website” to…" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Closed Lost" }).press("Enter");
  await expect(page.getByRole("radio", { name: "No reason" })).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a next step is added on a card and completed, and each is undone", {
  tag: ["@no-javascript", "@phone"],
}, async ({ page, javaScriptEnabled }) => {
  await addDeals(page, "Website");
  await openBoard(page, javaScriptEnabled);
  await page.getByRole("link", { name: "Next step for Website" }).click();
  await page.getByLabel("Next step", { exact: true }).fill("Call back");
  await page.getByLabel("Due").fill("2020-02-29");
  await page.getByRole("button", { name: "Add next step" }).click();
  await expect(page.getByText("Added next step “Call back”.")).toBeVisible();
  await expect(card(page, "Website").getByText("Overdue 29 Feb 2020")).toBeVisible();
  await page.getByRole("button", { name: "Complete Call back" }).click();
  await expect(page.getByText("Completed “Call back”.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Next step for Website" })).toBeVisible();
  await undoIn(page).click();
  await expect(card(page, "Website").getByText("Call back")).toBeVisible();
});

test(
  "the board is filtered in its URL, and each filter can be removed",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    const [planned] = await addDeals(page, "Planned", "Forgotten");
    await call(page, "todo.create", { title: "Call", dealId: planned });
    await openBoard(page, javaScriptEnabled);
    await page.locator("summary", { hasText: "Filters" }).click();
    await page.getByLabel("No next step").check();
    if (javaScriptEnabled === false) await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/stepless=on/);
    await expect(page.getByRole("link", { name: "Planned", exact: true })).toBeHidden();
    await expect(page.getByRole("link", { name: "Forgotten", exact: true })).toBeVisible();
    if (javaScriptEnabled !== false) await page.locator("summary", { hasText: "Filters" }).click();
    await page.getByRole("link", { name: "Remove filter: No next step" }).click();
    await expect(page.getByRole("link", { name: "Planned", exact: true })).toBeVisible();
  },
);

test(
  "the board is filtered by value like the list, and its columns count what remains",
  withoutJavaScript,
  async ({ page, javaScriptEnabled }) => {
    await addDeals(page, "Small", "Also small");
    await call(page, "deal.create", { title: "Large", value: 2_000 });
    await openBoard(page, javaScriptEnabled);
    await page.locator("summary", { hasText: "Filters" }).click();
    await page.getByLabel("Value to").fill("1000");
    await page.getByLabel("Value from").fill("50");
    await page.getByLabel("Value from").press("Enter");
    await expect(page).toHaveURL(/value-from=50&value-to=1000/);
    await expect.poll(() => titles(page, "Prospecting")).toEqual(["Also small", "Small"]);
    await expect(column(page, "Prospecting").locator(".column-count")).toHaveText("2");
    await expect(
      column(page, "Prospecting").getByRole("button", { name: "$200.00" }),
    ).toBeVisible();
    await page.getByRole("link", { name: "Remove filter: 1,000 or less" }).click();
    await expect.poll(() => titles(page, "Prospecting")).toEqual(["Large", "Also small", "Small"]);
    await page.getByRole("link", { name: "Remove filter: 50 or more" }).click();
    await expect(page).toHaveURL(/deals$/);
  },
);

test("a column shows 25 cards and then more, and is collapsed and expanded", {
  tag: ["@no-javascript", "@phone"],
}, async ({ page, isMobile }) => {
  await addDeals(page, ...Array.from({ length: 30 }, (_, n) => `Deal ${n}`));
  await openIdle(page, "/deals");
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(25);
  await page.getByRole("link", { name: "Show 5 more in Prospecting" }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(30);
  if (isMobile) return;
  await page.getByRole("link", { name: "Collapse Prospecting", exact: true }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(0);
  await page.getByRole("link", { name: "Expand Prospecting" }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(30);
});
