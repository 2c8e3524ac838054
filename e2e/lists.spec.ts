import type { Page } from "playwright/test";
import {
  addContacts,
  bothWays,
  call,
  expect,
  onPhone,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

const tags = ["Newsletter", "VIP", "Holiday card", "Musician"];

async function fillWorkspace(page: Page): Promise<void> {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({
      firstName: "Maximiliane",
      lastName: `van den Broek-Hollander ${100 + index}`,
      company: "Kobayashi Design and Architecture Studio",
      jobTitle: "Head of procurement and supplier relations",
      email: `maximiliane.van.den.broek.${index}@kobayashi-design.example.com`,
      phone: "+61 412 345 678",
      tags: tags.slice(0, (index % 4) + 1),
    })),
  );
}

/** How many rows are wholly in sight, and not behind the navigation at the bottom of a phone. */
function rowsInSight(page: Page): Promise<number> {
  return page.locator("tbody tr").evaluateAll((rows) => {
    const bar = document.querySelector(".sidebar")?.getBoundingClientRect();
    const bottom = bar && bar.top > 0 ? bar.top : window.innerHeight;
    return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length;
  });
}

test(
  "a laptop shows at least 15 contacts, each in one line",
  withoutJavaScript,
  async ({ page }) => {
    await fillWorkspace(page);
    await page.goto("/contacts");
    expect(await rowsInSight(page)).toBeGreaterThanOrEqual(15);
    const heights = await page
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([40]));
  },
);

test(
  "tags that don't fit are counted, and their names are shown on hover",
  withoutJavaScript,
  async ({ page }) => {
    await fillWorkspace(page);
    await page.goto("/contacts?sort=oldest");
    const row = page.getByRole("row", { name: /Hollander 103/ });
    await expect(row.locator(".chip")).toHaveText(["Holiday card"]);
    await expect(row.getByTitle("Musician, Newsletter, VIP")).toContainText("+3");
    await expect(page.getByRole("row", { name: /Hollander 100/ }).locator(".more")).toHaveCount(0);
  },
);

test("a contact's update is dated by how long ago it was, and exactly on hover", async ({
  page,
}) => {
  await fillWorkspace(page);
  await page.goto("/contacts");
  const time = page.locator("tbody time").first();
  await expect(time).toHaveText(/^now$|^\d minutes? ago$/);
  expect(Date.parse((await time.getAttribute("datetime")) ?? "")).toBeGreaterThan(
    Date.now() - 600_000,
  );
  await expect(time).toHaveAttribute("title", /20\d\d,? .*\d:\d\d/);
});

test("the head and the filters of a list stay in sight", bothWays, async ({ page }) => {
  await fillWorkspace(page);
  await page.goto("/contacts");
  await page.locator("tbody tr").last().scrollIntoViewIfNeeded();
  await expect(page.getByRole("columnheader", { name: "Company" })).toBeInViewport();
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toBeInViewport();
});

test("a press anywhere on a row opens its record, and with Ctrl in another tab", async ({
  page,
}) => {
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  const row = page.getByRole("row", { name: /Hollander 101/ });
  const opening = page.context().waitForEvent("page");
  await row.locator("time").click({ modifiers: ["Control"] });
  const tab = await opening;
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText(/Hollander 101/);
  await tab.close();
  await expect(page).toHaveURL("/contacts");
  await row.getByRole("checkbox").check();
  await expect(page).toHaveURL("/contacts");
  await row.locator("time").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Hollander 101/);
});

test("text in a row can be selected, which opens nothing", async ({ page }) => {
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  const time = page.locator("tbody time").first();
  const box = await time.boundingBox();
  if (!box) throw new Error("The date has no box");
  await page.mouse.move(box.x + 1, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 4, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => String(getSelection()))).not.toBe("");
  await expect(page).toHaveURL("/contacts");
});

test("selected rows are tinted", bothWays, async ({ page }) => {
  await fillWorkspace(page);
  await page.goto("/contacts");
  const [first, second] = [page.locator("tbody tr").first(), page.locator("tbody tr").nth(1)];
  await second.getByRole("checkbox").check();
  await page.mouse.move(0, 0);
  const plain = await first.evaluate((row) => getComputedStyle(row).backgroundColor);
  await expect(second).not.toHaveCSS("background-color", plain);
});

test(
  "a tablet shows a table whose name column stays while it scrolls",
  withoutJavaScript,
  async ({ page }) => {
    await fillWorkspace(page);
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto("/contacts");
    await expect(page.getByRole("columnheader", { name: "Email" })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.locator(".table-frame").evaluate((frame) => frame.scrollTo(400, 0));
    await expect(page.locator("tbody th").first()).toBeInViewport({ ratio: 1 });
    await expect(page.locator("tbody time").first()).toBeInViewport({ ratio: 1 });
  },
);

test("a phone shows at least 6 contacts, each in two lines", onPhone, async ({ page }) => {
  await fillWorkspace(page);
  await page.goto("/contacts");
  expect(await rowsInSight(page)).toBeGreaterThanOrEqual(6);
  const heights = await page
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)));
  expect(Math.max(...heights)).toBeLessThanOrEqual(65);
});

test(
  "the sums of a filtered list are in a line of their own",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await call(page, "deal.create", { title: "Website", value: 100 });
    await call(page, "deal.create", { title: "App", value: 50 });
    await page.goto("/deals/all?kind=open");
    await expect(page.locator(".list-sums")).toHaveText("Total $150.00");
    await expect(page.locator("summary").getByText("Export 2 deals")).toBeVisible();
  },
);

test("the page says which rows it shows, forward and back", withoutJavaScript, async ({ page }) => {
  await fillWorkspace(page);
  const pages = page.getByRole("navigation", { name: "Pages" });
  await page.goto("/contacts?rows=25");
  await expect(pages).toContainText("1–25 of 60");
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(pages).toContainText("26–50 of 60");
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(pages).toContainText("51–60 of 60");
  await pages.getByRole("link", { name: "Previous" }).click();
  await expect(pages).toContainText("26–50 of 60");
  await page.goto(page.url().replace(/&at=\d+/, ""));
  await expect(pages).not.toContainText("of 60");
});

test("the actions on the selected rows stay in sight", bothWays, async ({ page }) => {
  await fillWorkspace(page);
  await page.goto("/contacts");
  await page.getByRole("checkbox", { name: /^Select .* 100$/ }).check();
  await expect(page.getByRole("button", { name: "Delete", exact: true })).toBeInViewport();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without it";
  test.describe(() => {
    test.use({ javaScriptEnabled });

    test(`a phone filters and sorts a list in one sheet, ${how}`, onPhone, async ({ page }) => {
      await fillWorkspace(page);
      await page.goto("/contacts");
      await page.getByRole("button", { name: "Filter", exact: true }).click();
      await page.getByRole("combobox", { name: "Order" }).selectOption("Newest first");
      await page.getByRole("button", { name: "Show contacts" }).click();
      await expect(page).toHaveURL("/contacts?sort=newest");
      await expect(page.getByRole("combobox", { name: "Order" })).toBeHidden();
      await expect(page.locator(".row-link").first()).toContainText("159");
    });

    test(`a phone imports, exports and adds from menus, ${how}`, onPhone, async ({ page }) => {
      await fillWorkspace(page);
      await page.goto("/contacts");
      await page.getByRole("button", { name: "More" }).click();
      await expect(page.locator("summary").getByText("Export")).toBeVisible();
      await expect(page.getByRole("link", { name: "Columns" })).toBeVisible();
      await page.getByRole("link", { name: "Import" }).click();
      await expect(page.getByRole("heading", { name: "Import", exact: true })).toBeVisible();
      await page.getByRole("button", { name: "Add" }).click();
      await page.getByRole("link", { name: "Deal", exact: true }).click();
      await expect(page.getByRole("heading", { name: "New deal" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Deal", exact: true })).toBeHidden();
      // The form may be a dialog above the import, which has a Cancel of its own.
      await page.getByRole("link", { name: "Cancel" }).last().click();
      await page.getByRole("link", { name: "More" }).click();
      await page.getByRole("main").getByRole("link", { name: "Trash" }).click();
      await expect(page.getByRole("heading", { name: "Trash", exact: true })).toBeVisible();
    });
  });
}

test(
  "a focused row is never behind what stays at the bottom or the top",
  onPhone,
  async ({ page }) => {
    await fillWorkspace(page);
    await openIdle(page, "/contacts");
    const covered = () =>
      page.evaluate(() => {
        const { left, top, width, height } =
          document.activeElement?.getBoundingClientRect() ?? new DOMRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return !there?.closest("tr")?.contains(document.activeElement);
      });
    await page.locator(".row-link").nth(3).focus();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Tab");
      expect(await covered(), `forward ${step}`).toBe(false);
    }
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press("Shift+Tab");
      expect(await covered(), `back ${step}`).toBe(false);
    }
  },
);

test("the bar at the bottom doesn't stay on a very low screen", onPhone, async ({ page }) => {
  await signUp(page);
  await page.setViewportSize({ width: 640, height: 360 });
  await page.goto("/contacts");
  await expect(page.locator(".sidebar")).toHaveCSS("position", "static");
});

test(
  "a phone swipes from stage to stage, under tabs that stay in sight",
  onPhone,
  async ({ page }) => {
    await signUp(page);
    for (let index = 0; index < 8; index++) {
      await call(page, "deal.create", { title: `Deal ${index}`, value: 100 });
    }
    await openIdle(page, "/deals");
    const tabs = page.getByRole("navigation", { name: "Stages" });
    await expect(tabs.locator("[aria-current]")).toContainText("Prospecting");
    await page.getByRole("link", { name: "Deal 0", exact: true }).scrollIntoViewIfNeeded();
    await expect(tabs).toBeInViewport();
    await page.locator(".board").evaluate((board) => board.scrollBy(board.clientWidth, 0));
    await expect(tabs.locator("[aria-current]")).toContainText("Qualification");
    await expect(page.locator(".column").nth(1)).toBeInViewport();
    await expect(page.locator(".column").nth(0)).not.toBeInViewport();
    await tabs.getByRole("link", { name: /Prospecting/ }).click();
    await expect(page.locator(".column").nth(0)).toBeInViewport();
  },
);

test("the totals of a phone's board are in one line", onPhone, async ({ page }) => {
  await signUp(page);
  for (const currency of ["AUD", "USD", "EUR", "GBP", "JPY"]) {
    await call(page, "deal.create", { title: currency, value: 123_456, currency });
  }
  await page.goto("/deals");
  for (const line of [".board-strip", ".column[data-shown] .column-figures"]) {
    const box = await page.locator(line).boundingBox();
    expect(box?.height, line).toBeLessThanOrEqual(28);
  }
});
