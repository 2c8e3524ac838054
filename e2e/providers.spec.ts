import { randomInt } from "node:crypto";
import type { Page } from "playwright/test";
import { expect, messagesOf, test } from "./person.ts";
import { ProviderDouble } from "./provider-double.ts";

/* One test, because its double of the providers is at one port (e2e/server.mjs). */

const double = new ProviderDouble(Number(process.env.PORT ?? 4199) + 2);
test.beforeAll(() => double.listen());
test.afterAll(() => double.close());

const newEmail = () => `${crypto.randomUUID()}@example.com`;

async function signInWith(page: Page, name: string, then: "Allow" | "Refuse"): Promise<void> {
  await page.getByRole("button", { name: `Continue with ${name}` }).click();
  await page.getByRole("link", { name: then }).click();
}

async function signUpAndLink(page: Page): Promise<void> {
  double.persona = { id: String(Date.now()), email: newEmail(), name: "Ada Byron" };
  await page.goto("/sign-up");
  await signInWith(page, "Google", "Allow");
  await expect(page).toHaveURL("/today");

  await page.goto("/settings");
  await page.getByRole("link", { name: "Sign-in providers" }).click();
  await page.getByRole("button", { name: "Unlink Google" }).click();
  await expect(messagesOf(page)).toContainText("This is your only way to sign in.");
  await page.getByRole("button", { name: "Link GitHub" }).click();
  await page.getByRole("link", { name: "Allow" }).click();
  await expect(messagesOf(page)).toContainText("Linked GitHub.");
  await page.getByRole("button", { name: "Unlink Google" }).click();
  await expect(messagesOf(page)).toContainText("Unlinked Google.");
}

async function refuseAndSignIn(page: Page): Promise<void> {
  await page.goto("/sign-in?next=%2Ftags");
  await signInWith(page, "GitHub", "Refuse");
  await expect(page.getByRole("alert")).toContainText("You cancelled at GitHub");
  await signInWith(page, "GitHub", "Allow");
  await expect(page).toHaveURL("/tags");
}

/** Sends a form whose session has ended, and gets it back. */
async function signInForAForm(page: Page, javaScriptEnabled: boolean): Promise<void> {
  // From another address: providers are asked three times in ten seconds by each.
  await page.setExtraHTTPHeaders({
    "cf-connecting-ip": `10.9.${randomInt(256)}.${randomInt(256)}`,
  });
  await page.goto("/companies/new");
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Kept Ltd");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Add company" }).click();
  await signInWith(page, "GitHub", "Allow");
  if (!javaScriptEnabled) await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("You're signed in again.");
  await expect(name).toHaveValue("Kept Ltd");
  await page.getByRole("button", { name: "Add company" }).click();
  await expect(page.getByRole("heading", { name: "Kept Ltd" })).toBeVisible();
}

test("a newcomer signs up with Google and links GitHub, with JavaScript and without", async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    // Sign-ins are throttled by address.
    const address = `10.1.0.${javaScriptEnabled ? 1 : 2}`;
    const extraHTTPHeaders = { "cf-connecting-ip": address };
    const own = await browser.newContext({ javaScriptEnabled, extraHTTPHeaders });
    const page = await own.newPage();
    const violations: string[] = [];
    page.on("console", (line) => {
      if (line.text().includes("Content Security Policy")) violations.push(line.text());
    });
    await signUpAndLink(page);
    await own.clearCookies();
    await refuseAndSignIn(page);
    await signInForAForm(page, javaScriptEnabled);
    expect(violations).toEqual([]);
    await own.close();
  }
});
