import type { Page } from "playwright/test";
import { codeOf } from "./authenticator.ts";
import { expect, messagesOf, openIdle, type Person, signUp, test } from "./person.ts";

/** A device that holds passkeys, and checks its person by itself. */
async function newDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await openIdle(page, "/settings/passkeys/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(messagesOf(page)).toContainText(`Added passkey “${name}”.`);
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
}

/** Signs in by the passkey of the device: the browser may offer it by itself. */
async function signInByPasskey(page: Page): Promise<void> {
  await page.goto("/sign-in?next=%2Ftags");
  const button = page.getByRole("button", { name: "Use a passkey" });
  await button.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(page).toHaveURL("/tags");
}

async function switchTwoStepsOn(page: Page, { password }: Person): Promise<string> {
  await page.goto("/settings/two-step");
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
  const key = await page.locator(".two-step-key code").innerText();
  await page.getByLabel("Code from your app").fill(await codeOf(key));
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
  return key;
}

test("a newcomer turns on two-step sign-in and a passkey, and signs in by either, and without JavaScript", async ({
  page,
  browser,
}) => {
  await newDevice(page);
  const person = await signUp(page);
  const key = await switchTwoStepsOn(page, person);
  await addPasskey(page, "My laptop");
  await signOut(page);
  await signInByPasskey(page);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(new URL("/sign-in?next=%2Ftags", page.url()).href);
  await plain.getByLabel("Email").fill(person.email);
  await plain.getByLabel("Password").fill(person.password);
  await plain.getByRole("button", { name: "Sign in" }).click();
  await plain.getByLabel("Code from your app").fill(await codeOf(key, 1));
  await plain.getByRole("button", { name: "Sign in" }).click();
  await expect(plain).toHaveURL(/\/tags$/);
  await context.close();
});

test("a passkey can be the only way in, and then it can't be removed", async ({ page }) => {
  await newDevice(page);
  await signUp(page);
  await addPasskey(page, "My laptop");
  await page.getByRole("button", { name: "Remove password" }).click();
  await expect(messagesOf(page)).toContainText("Removed your password.");
  await expect(page.getByText("You have no password.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove My laptop/ }).click();
  await expect(messagesOf(page)).toContainText("This is your only way to sign in.");
  await signOut(page);
  await signInByPasskey(page);
});
