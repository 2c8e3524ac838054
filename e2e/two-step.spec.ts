import { codeOf } from "./authenticator.ts";
import { bothWays, expect, signUp, test } from "./person.ts";

test(
  "two-step sign-in is set up with an app, and signs in by a code of either kind",
  bothWays,
  async ({ page }) => {
    const person = await signUp(page);
    await page.goto("/settings/two-step");
    await page.getByLabel("Current password").fill(person.password);
    await page.getByRole("button", { name: "Set up" }).click();
    await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
    const key = await page.locator(".two-step-key code").innerText();

    await page.getByLabel("Code from your app").fill("12345");
    await page.getByRole("button", { name: "Switch on" }).click();
    await expect(page.getByText("Enter the 6 digits from your app, e.g. 123456.")).toBeVisible();
    await page.getByLabel("Code from your app").fill(await codeOf(key));
    await page.getByRole("button", { name: "Switch on" }).click();
    await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ has: page.locator("code") })).toHaveCount(10);
    const recoveryCode = await page.locator(".recovery-codes code").first().innerText();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download codes" }).click();
    expect((await download).suggestedFilename()).toBe("kith-recovery-codes.txt");
    await page.getByRole("link", { name: "Done" }).click();
    await expect(page.getByText("10 recovery codes are unused.")).toBeVisible();

    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/");
    await page.goto("/sign-in?next=%2Ftags");
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    await page.getByText("Use a recovery code instead").click();
    await page.getByLabel("Recovery code").fill(recoveryCode);
    await page.getByRole("button", { name: "Use recovery code" }).click();
    await expect(page).toHaveURL("/tags");
  },
);
