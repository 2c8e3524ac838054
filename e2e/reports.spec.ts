import { readFile } from "node:fs/promises";
import { expect, type Page } from "playwright/test";
import { call, signUp, test, withoutJavaScript } from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  await call(page, "sample.load", {});
});

/** A part of the reports, by its heading. */
function report(page: Page, title: string) {
  return page.getByRole("region", { name: title });
}

/** How many rows a list says that it has. */
async function expectTotal(page: Page, total: string): Promise<void> {
  await expect(page.locator(".page-detail").first()).toContainText(total);
}

test("a report of nothing says so, with one way to go on", async ({ page }) => {
  await page.context().clearCookies();
  await signUp(page);
  await page.goto("/reports");
  await expect(page.getByRole("heading", { name: "Nothing in these months" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add deal" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});

test(
  "every figure of the reports leads to the list that it counts",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/reports");
    await expect(page.getByRole("heading", { name: "Reports", level: 1 })).toBeVisible();
    await page.getByRole("link", { name: /^Won deals/ }).click();
    await expect(page).toHaveURL(/kind=won/);
    await expectTotal(page, "13");
    await page.goto("/reports");
    const lost = report(page, "Why deals were lost");
    await lost.getByText("Table").click();
    await lost
      .getByRole("row", { name: /^Price/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByText("Lost reason: Price")).toBeVisible();
    await expectTotal(page, "3");
    await page.goto("/reports");
    const funnel = report(page, "Where deals drop out");
    await funnel.getByText("Table").click();
    await funnel
      .getByRole("row", { name: /^Negotiation/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByText("Reached Negotiation")).toBeVisible();
    await expectTotal(page, "15");
    await page.goto("/reports?period=month");
    await page.getByRole("link", { name: /^New contacts/ }).click();
    await expectTotal(page, "10");
    await page.goto("/reports");
    const text = await page.getByRole("link", { name: /^Activities \d/ }).innerText();
    await page.getByRole("link", { name: /^Activities \d/ }).click();
    await expect(page.getByRole("heading", { name: "Calls and other activities" })).toBeVisible();
    await expectTotal(page, text.replace(/\D/g, ""));
  },
);

test(
  "companies, tags, sources and stages lead to the lists that make them up",
  withoutJavaScript,
  async ({ page }) => {
    const figures = async (title: string, row: RegExp) => {
      await page.goto("/reports");
      await report(page, title).getByText("Table").click();
      return report(page, title).getByRole("row", { name: row }).getByRole("link");
    };
    for (const [title, row] of [
      ["Companies by won value", /^TechCorp Australia/],
      ["Tags by won value", /^Customer/],
    ] as const) {
      const [deals, value] = await (await figures(title, row)).all();
      const sum = (await value?.innerText()) ?? "";
      const count = (await deals?.innerText()) ?? "";
      await value?.click();
      await expect(page).toHaveURL(/kind=won.*currency=AUD|currency=AUD.*kind=won/);
      await expectTotal(page, count);
      await expect(page.getByText(sum).first()).toBeVisible();
    }
    await (await figures("New contacts by source", /^Referral/)).first().click();
    await expect(page.getByText("Source: Referral")).toBeVisible();
    await expectTotal(page, "2");
    const other = (await figures("New contacts by source", /^Other or no source/)).first();
    const others = await other.innerText();
    await other.click();
    await expectTotal(page, others);
    const stayed = (await figures("Time in each stage", /^Negotiation/)).first();
    const count = await stayed.innerText();
    await stayed.click();
    await expect(page.getByText("Was in Negotiation")).toBeVisible();
    await expectTotal(page, count);
  },
);

test(
  "a goal that isn't an amount is refused at its field, which keeps what was typed",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/reports");
    const goal = page.getByLabel("Monthly goal in AUD");
    for (const [typed, message] of [
      ["about 20", "Enter an amount"],
      ["-5", "above"],
    ] as const) {
      await goal.fill(typed);
      await page.getByRole("button", { name: "Save goal" }).click();
      await expect(goal).toHaveAccessibleDescription(new RegExp(message));
      await expect(goal).toHaveAttribute("aria-invalid", "true");
      await expect(goal).toHaveValue(typed);
    }
    await goal.fill("20,000");
    await page.getByRole("button", { name: "Save goal" }).click();
    await expect(page.getByText("The goal is $20,000 a month.")).toBeVisible();
    await goal.fill("");
    await page.getByRole("button", { name: "Save goal" }).click();
    await expect(page.getByText("The goal is $20,000 a month.")).toBeHidden();
  },
);

test("a goal is set and undone, and a period is chosen and exported", async ({ page }) => {
  await page.goto("/reports");
  await page.getByLabel("Monthly goal in AUD").fill("20,000");
  await page.getByRole("button", { name: "Save goal" }).click();
  await expect(page.getByText("Monthly goal saved.")).toBeVisible();
  await expect(page.getByText("The goal is $20,000 a month.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The goal is $20,000 a month.")).toBeHidden();
  await page.getByRole("link", { name: "This year" }).click();
  await expect(page).toHaveURL(/period=year/);
  await expect(page.getByRole("link", { name: "This year" })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await page.getByText("Other months").click();
  await page.getByLabel("From month").fill("2025-03");
  await page.getByLabel("To month").fill("2025-01");
  await page.getByRole("button", { name: "Show months" }).click();
  await expect(page.getByRole("alert")).toHaveText("Enter an end that is not before the start.");
  const download = page.waitForEvent("download");
  await report(page, "Won and lost deals by month").getByRole("link", { name: /CSV/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^kith-report-closed-.*\.csv$/);
  const [head, first] = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(head).toContain("Month,Won,Won value in AUD,Lost,Lost value in AUD,Win rate");
  expect(first).toMatch(/^\d{4}-\d\d,\d+,[\d.]*,\d+,[\d.]*,[\d.]*$/);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("row", { name: /^Negotiation/ }).first()).toBeVisible();
});
