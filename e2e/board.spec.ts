import type { Locator, Page } from "playwright/test";
import { addDeals, card, column, openLive, type Stage, showStage, titles } from "./board-page.ts";
import { call, expect, onPhone, openIdle, signUp, test, undoIn, withhold } from "./person.ts";

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error("It is not visible");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes a card with the mouse and moves it over a target, without letting go. */
async function dragOver(page: Page, what: Locator, where: Locator | string): Promise<void> {
  const from = await middleOf(what.locator(".deal-figures"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
  const to = await middleOf(typeof where === "string" ? page.locator(where) : where);
  await page.mouse.move(to.x, to.y, { steps: 16 });
}

const announced = (page: Page) => page.locator("[aria-live='assertive']");

async function stageOf(page: Page, name: string): Promise<number> {
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  return stages.find((stage) => stage.name === name)?.id ?? 0;
}

test.beforeEach(async ({ page }) => {
  await signUp(page);
});

test("a card is dragged with the mouse within its column and to another, and back with Undo", async ({
  page,
}) => {
  await addDeals(page, "Third", "Second", "First");
  const [other] = await addDeals(page, "Other");
  await call(page, "deal.move", { id: other, stageId: await stageOf(page, "Proposal") });
  await openLive(page);
  await dragOver(page, card(page, "First"), card(page, "Second").locator(".step"));
  await page.mouse.up();
  await expect(page.getByText("Moved “First” to ")).toBeVisible();
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "First", "Third"]);

  await dragOver(page, card(page, "Third"), card(page, "Other").locator(".board-card-title"));
  await page.mouse.up();
  await expect(page.getByText("Moved “Third” to ")).toBeVisible();
  await expect.poll(() => titles(page, "Proposal")).toContain("Third");
  await page.reload();
  await expect.poll(() => titles(page, "Proposal")).toContain("Third");
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "First"]);
});

const dragCode = "**/assets/dnd*.js";

test("the board stays as the server rendered it until cards can be dragged, and then too", async ({
  page,
}) => {
  await addDeals(page, "First");
  const release = await withhold(page, dragCode);
  const asked = page.waitForRequest(dragCode);
  await openIdle(page, "/deals");
  await card(page, "First").evaluate((article) => article.setAttribute("data-rendered-once", ""));
  await asked;
  await release();
  await page.locator("[data-live]").waitFor();
  await expect(card(page, "First")).toHaveAttribute("data-rendered-once", "");
});

test("a card is moved by its link while the code that drags cards is on its way", async ({
  page,
}) => {
  await addDeals(page, "First");
  const release = await withhold(page, dragCode);
  const asked = page.waitForRequest(dragCode);
  await openIdle(page, "/deals");
  await asked;
  await card(page, "First").getByRole("link", { name: "Move “First”" }).click();
  await expect(page.getByRole("heading", { name: "Move “First” to…" })).toBeVisible();
  await release();
});

test("the board is filtered, and its cards moved in a dialog, where drag and drop can't load", async ({
  page,
}) => {
  await addDeals(page, "First", "Second");
  await page.route(dragCode, (route) => route.abort("internetdisconnected"));
  const failed = page.waitForEvent("requestfailed", (request) => request.url().includes("dnd"));
  await openIdle(page, "/deals");
  await failed;
  await page.getByRole("searchbox", { name: "Search deals" }).fill("First");
  await page.keyboard.press("Enter");
  await expect(card(page, "Second")).toHaveCount(0);
  await card(page, "First").getByRole("link", { name: "Move “First”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Proposal" }).click();
  await expect(page.getByText("Moved “First” to ")).toBeVisible();
});

test("a card dropped on Won is won today, and one dropped on Lost asks why and on which date", async ({
  page,
}) => {
  await addDeals(page, "Lost one", "Won one");
  await openLive(page);
  await dragOver(page, card(page, "Won one"), '[data-zone-kind="won"]');
  await page.mouse.up();
  await expect(page.getByText("Moved “Won one” to ")).toBeVisible();
  await dragOver(page, card(page, "Lost one"), '[data-zone-kind="lost"]');
  await page.mouse.up();
  await page.getByRole("dialog").getByLabel("Other reason").fill("Too dear");
  await page.getByRole("dialog").getByLabel("Closed").fill("2026-02-03");
  await page.getByRole("button", { name: "Mark as lost" }).click();
  await expect(page.getByText("Moved “Lost one” to ")).toBeVisible();
  await page.getByRole("link", { name: "Expand Closed Lost" }).click();
  await expect(column(page, "Closed Lost").getByText("Too dear")).toBeVisible();
  await expect(column(page, "Closed Lost").getByText("3 Feb 2026")).toBeVisible();
  await undoIn(page).click();
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Lost one"]);
});

test("the Tab key stops once in each column, and the arrow keys go from card to card", async ({
  page,
}) => {
  const ids = await addDeals(page, "Third", "Second", "First");
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  const proposal = stages.find(({ name }) => name === "Proposal")?.id;
  await addDeals(page, "Far");
  const far = await call<{ items: { id: number; title: string }[] }>(page, "deal.list", {}, "read");
  const farId = far.items.find(({ title }) => title === "Far")?.id;
  await call(page, "deal.move", { id: farId, stageId: proposal, afterId: null });
  await openLive(page);
  await card(page, "First").focus();
  await page.keyboard.press("ArrowDown");
  await expect(card(page, "Second")).toBeFocused();
  await page.keyboard.press("End");
  await expect(card(page, "Third")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "Far")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(card(page, "First")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const stops = page.locator('.board-card[tabindex="0"]');
  await expect(stops).toHaveCount(2);
  // The links of the card that has the focus come next, and those of no other.
  await page.keyboard.press("Tab");
  await expect(
    card(page, "Second").getByRole("link", { name: "Second", exact: true }),
  ).toBeFocused();
  await expect(card(page, "First").locator("a:not([tabindex='-1'])")).toHaveCount(0);
  await card(page, "Second").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/deals/${ids[1]}`);
});

test("a card is moved with the keyboard, each step is announced, and Escape puts it back", async ({
  page,
}) => {
  await addDeals(page, "Third", "Second", "First");
  await openLive(page);
  await card(page, "First").focus();
  await page.keyboard.press("Space");
  await expect(announced(page)).toHaveText("Lifted First, position 1 of 3 in Prospecting.");
  await page.keyboard.press("ArrowDown");
  await expect(announced(page)).toHaveText("Moved First to position 2 of 3 in Prospecting.");
  await page.keyboard.press("Space");
  await expect(announced(page)).toHaveText("Dropped First in Prospecting, position 2.");
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "First", "Third"]);
  await expect(page.getByText("Moved “First” to ")).toBeVisible();

  await card(page, "First").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(announced(page)).toHaveText("Moved First to position 1 of 1 in Qualification.");
  await page.keyboard.press("Escape");
  await expect(announced(page)).toHaveText("Put First back.");
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "First", "Third"]);

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(announced(page)).toHaveText("Moved First to position 1 of 1 in Qualification.");
  await page.keyboard.press("Space");
  await expect(announced(page)).toHaveText("Dropped First in Qualification, position 1.");
  await expect.poll(() => titles(page, "Qualification")).toEqual(["First"]);
});

test(
  "a long press lifts a card, and it is dropped elsewhere by touch",
  onPhone,
  async ({ page }) => {
    await addDeals(page, "Second", "First");
    await openLive(page);
    const touch = await page.context().newCDPSession(page);
    const press = (
      type: "touchStart" | "touchMove" | "touchEnd",
      point?: { x: number; y: number },
    ) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
    const lift = async (title: string) => {
      const at = await middleOf(card(page, title).locator(".deal-figures"));
      await press("touchStart", at);
      await page.locator(".board-card-held").waitFor();
      return at;
    };
    const from = await lift("First");
    const { y } = await middleOf(card(page, "Second").locator(".board-card-title"));
    for (let step = 1; step <= 10; step += 1) {
      await press("touchMove", { x: from.x, y: from.y + ((y - from.y) * step) / 10 });
    }
    await expect(page.locator(".cards-over")).toBeVisible();
    await press("touchEnd");
    await expect(page.getByText("Moved “First” to ")).toBeVisible();
    await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "First"]);

    const start = await lift("Second");
    const zone = await middleOf(page.locator("[data-zone]").filter({ hasText: "Proposal" }));
    for (let step = 1; step <= 10; step += 1) {
      await press("touchMove", {
        x: start.x + ((zone.x - start.x) * step) / 10,
        y: start.y + ((zone.y - start.y) * step) / 10,
      });
    }
    await press("touchEnd");
    await expect(page.getByText("Moved “Second” to ")).toBeVisible();
    await showStage(page, "Proposal");
    await expect.poll(() => titles(page, "Proposal")).toEqual(["Second"]);
  },
);

test("a refused move is put back, with a message", async ({ page }) => {
  const [, , id] = await addDeals(page, "Third", "Second", "First");
  await openLive(page);
  await call(page, "deal.delete", { id });
  await card(page, "First").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(page.getByText("This deal doesn't exist or has been deleted.")).toBeVisible();
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["Second", "Third"]);
});

/** Moves a card to the next stage with the keyboard. */
async function moveOn(page: Page, title: string): Promise<void> {
  await card(page, title).focus();
  await page.keyboard.press("Space");
  await expect(announced(page)).toContainText(`Lifted ${title}`);
  await page.keyboard.press("ArrowRight");
  await expect(announced(page)).toContainText(`Moved ${title}`);
  await page.keyboard.press("Space");
}

/** The sum at the head of a stage; its weighted amount is shown on hover. */
async function expectSum(page: Page, stage: string, total: string, weighted: string) {
  const sum = column(page, stage).locator(".sum-button");
  await expect(sum).toHaveText(total);
  await expect(sum).toHaveAttribute("title", `Weighted ${weighted}`);
}

test("the count, total and weighted total of both columns move with a card at once", async ({
  page,
}) => {
  await addDeals(page, "Second", "First");
  await openLive(page);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/deals.data*", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await expectSum(page, "Prospecting", "$200.00", "$20.00");
  await moveOn(page, "First");
  for (const answered of [false, true]) {
    await expect(page.getByText("Moved “First” to ")).toBeVisible({ visible: answered });
    await expect(column(page, "Prospecting").locator(".column-count")).toHaveText("1");
    await expectSum(page, "Prospecting", "$100.00", "$10.00");
    await expect(column(page, "Qualification").locator(".column-count")).toHaveText("1");
    await expectSum(page, "Qualification", "$100.00", "$25.00");
    await expect(page.locator(".board-strip")).toContainText("$35.00");
    letGo();
  }
});

test("a move without a connection is put back with a message, and works once there is one", async ({
  page,
  context,
}) => {
  await addDeals(page, "Second", "First");
  await openLive(page);
  await context.setOffline(true);
  await moveOn(page, "First");
  await expect(page.getByText("Couldn't move “First”: no connection to Kith.")).toBeVisible();
  await expect.poll(() => titles(page, "Prospecting")).toEqual(["First", "Second"]);
  await expectSum(page, "Prospecting", "$200.00", "$20.00");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await context.setOffline(false);
  await moveOn(page, "First");
  await expect(page.getByText("Moved “First” to ")).toBeVisible();
  await expect.poll(() => titles(page, "Qualification")).toEqual(["First"]);
});

test("two screens that each moved a card end in the same order", async ({ page }) => {
  await addDeals(page, "Third", "Second", "First");
  await openLive(page);
  const other = await page.context().newPage();
  await openLive(other);
  for (const [screen, title] of [
    [page, "First"],
    [other, "Third"],
  ] as const) {
    await card(screen, title).focus();
    await screen.keyboard.press("Space");
    await expect(announced(screen)).toContainText("Lifted");
    await screen.keyboard.press("ArrowRight");
    await expect(announced(screen)).toContainText("Qualification");
    await screen.keyboard.press("Space");
    await expect(screen.getByText(`Moved “${title}” to `)).toBeVisible();
  }
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => titles(page, "Qualification")).toEqual(["Third", "First"]);
  expect(await titles(other, "Qualification")).toEqual(["Third", "First"]);
  await other.close();
  // Nothing has changed since: the board asks, and isn't read again.
  const reads: string[] = [];
  page.on("request", (request) => reads.push(new URL(request.url()).pathname));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => reads).toContain("/api/trpc/change.latest");
  await page.waitForLoadState("networkidle");
  expect(reads).not.toContain("/deals.data");
});
