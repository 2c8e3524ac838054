import { expect, type Locator, type Page } from "playwright/test";
import {
  bothWays,
  call,
  everyWay,
  onPhone,
  signUp,
  test,
  undoIn,
  withhold,
  withoutJavaScript,
} from "./person.ts";

interface Stage {
  id: number;
  name: string;
  pipelineId: number;
}

function column(page: Page, stage: string): Locator {
  return page.getByRole("region", { name: new RegExp(`^${stage}`) });
}

function card(page: Page, title: string): Locator {
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

/** The titles in a column, from the top. */
function titles(page: Page, stage: string): Promise<string[]> {
  return column(page, stage).locator(".board-card-title").allTextContents();
}

async function stageOf(page: Page, name: string): Promise<number> {
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  return stages.find((stage) => stage.name === name)?.id ?? 0;
}

/** Adds deals to the first stage, the last one at its top. */
async function addDeals(page: Page, ...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const title of names) {
    ids.push((await call<{ id: number }>(page, "deal.create", { title, value: 100 })).id);
  }
  return ids;
}

/** Opens the board, and waits until cards can be dragged. */
async function openLive(page: Page, address = "/deals"): Promise<void> {
  await page.goto(address);
  await page.locator("[data-live]").waitFor();
}

/** Opens the board and, with JavaScript, waits until cards can be dragged. */
async function openBoard(page: Page, javaScriptEnabled: boolean | undefined): Promise<void> {
  if (javaScriptEnabled === false) await page.goto("/deals");
  else await openLive(page);
}

/** Shows another column on a phone, which shows one at a time. */
async function showStage(page: Page, stage: string): Promise<void> {
  await page.getByRole("navigation", { name: "Stages" }).getByText(stage).click();
}

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
  await page.goto("/deals");
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
  await page.goto("/deals");
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
  await page.goto("/deals");
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
    await page.getByLabel("Lost reason").selectOption("Price");
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
    await page.goto(board);
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
  await expect(page.getByLabel("Lost reason")).toBeFocused();
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
  await page.goto("/deals");
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(25);
  await page.getByRole("link", { name: "Show 5 more in Prospecting" }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(30);
  if (isMobile) return;
  await page.getByRole("link", { name: "Collapse Prospecting", exact: true }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(0);
  await page.getByRole("link", { name: "Expand Prospecting" }).click();
  await expect(column(page, "Prospecting").locator(".board-card-title")).toHaveCount(30);
});
