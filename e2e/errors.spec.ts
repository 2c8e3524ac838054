import type { Page } from "playwright/test";
import { addTag, expect, openIdle, signUp, test } from "./person.ts";

/** A form, what to type into which of its fields, its button, and what corrects its first error. */
interface Refused {
  path: string;
  typed: Record<string, string>;
  button: string;
  correction: [field: string, text: string];
}

const refused: Refused[] = [
  {
    path: "/contacts/new",
    typed: { Email: "sarah@localhost" },
    button: "Add contact",
    correction: ["Email", "sarah@example.com"],
  },
  {
    path: "/deals/new",
    typed: { Title: "Website", Value: "0" },
    button: "Add deal",
    correction: ["Value", "5"],
  },
  {
    path: "/tasks/new",
    typed: { Title: "Call", Time: "14:30" },
    button: "Add task",
    correction: ["Due", "2026-12-24"],
  },
  { path: "/tags", typed: { Name: "vip" }, button: "Create tag", correction: ["Name", "Lead"] },
  {
    path: "/settings/password",
    typed: {
      "Current password": "not my password",
      "New password": "another horse staple",
    },
    button: "Change password",
    correction: ["Current password", "another one"],
  },
];

const errors = (page: Page) => page.locator("main .field-error, main form [role=alert]");

test("an error disappears once its field is corrected, before the form is sent again", async ({
  page,
}) => {
  await signUp(page);
  await addTag(page, "VIP");
  for (const { path, typed, button, correction } of refused) {
    await openIdle(page, path);
    const form = page
      .locator("main form")
      .filter({ has: page.getByRole("button", { name: button }) });
    for (const [field, text] of Object.entries(typed)) {
      await form.getByLabel(field).first().fill(text);
    }
    await form.getByRole("button", { name: button }).click();
    await expect(errors(page), path).toHaveCount(1);
    const [field, text] = correction;
    await form.getByLabel(field).first().fill(text);
    await expect(errors(page), path).toHaveCount(0);
    await page.evaluate(() => document.querySelector<HTMLFormElement>("main form")?.reset());
  }
});

test("an error that concerns several fields disappears once any of them is changed", async ({
  page,
}) => {
  await signUp(page);
  const send = async (button: string) => {
    await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    await expect(errors(page)).toHaveCount(1);
  };
  await openIdle(page, "/contacts/new");
  await send("Add contact");
  await expect(errors(page)).toHaveText("Enter a name, an email, a phone or a company.");
  await page.getByLabel("Job title optional").fill("CTO");
  await expect(errors(page)).toHaveCount(1);
  await page.getByLabel("Email optional").fill("sarah@example.com");
  await expect(errors(page)).toHaveCount(0);

  await openIdle(page, "/tasks/new");
  await page.getByLabel("Title").fill("Call Sarah");
  await page.getByLabel("Time optional").fill("10:30");
  await send("Add task");
  await page.getByLabel("Time optional").fill("");
  await expect(errors(page)).toHaveCount(0);

  await openIdle(page, "/reports?from=2026-05&to=2026-01");
  await expect(errors(page)).toHaveCount(1);
  await page.getByLabel("From month").fill("2026-01");
  await expect(errors(page)).toHaveCount(0);
});

test("the errors of several controls disappear once one of them is changed", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/tags");
  await page.getByLabel("Name").fill("Lead");
  await page.locator(".swatch input").evaluateAll((all) => {
    for (const each of all) if (each instanceof HTMLInputElement) each.disabled = true;
  });
  await page.getByRole("button", { name: "Create tag" }).click();
  await expect(errors(page)).toHaveCount(1);
  await page.locator(".swatch input").evaluateAll((all) => {
    for (const each of all) if (each instanceof HTMLInputElement) each.disabled = false;
  });
  await page.getByRole("radio", { name: "Blue" }).check();
  await expect(errors(page)).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Email").fill("somebody@example.com");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
