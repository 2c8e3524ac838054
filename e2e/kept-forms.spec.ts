import type { Page } from "playwright/test";
import {
  addContact,
  addTag,
  bothWays,
  expect,
  openIdle,
  type Person,
  signUp,
  test,
} from "./person.ts";
import { pick } from "./picking.ts";

const notes = "She asked for a quote.\n".repeat(200).trim();

/** Ends the browser's session, as when its cookies have expired. */
async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies();
}

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test(
  "a form sent after the session has ended comes back filled, and is saved by its button only",
  bothWays,
  async ({ page }) => {
    const person = await signUp(page);
    const id = await addContact(page, { firstName: "Sarah", email: "sarah@example.com" });
    await page.goto(`/contacts/${id}/edit`);
    await page.getByRole("textbox", { name: "Notes" }).fill(notes);
    await page.getByLabel("First name").fill("Sarah Jane");
    await endSession(page);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Sign in to get your text back.")).toBeVisible();

    await signIn(page, { ...person, password: "wrong horse" });
    await expect(page.getByRole("alert")).toHaveText("That email and password don't match.");
    await signIn(page, person);
    await expect(page).toHaveURL(`/contacts/${id}/edit`);
    await expect(page.getByRole("alert")).toHaveText(
      "You're signed in again. These changes aren't saved yet.",
    );
    await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue(notes);
    await expect(page.getByLabel("First name")).toHaveValue("Sarah Jane");
    await expect(page.getByRole("textbox", { name: "Email optional" })).toHaveValue(
      "sarah@example.com",
    );

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(page.getByRole("heading", { name: "Sarah Jane" })).toBeVisible();
  },
);

test(
  "a new contact, with its tags and other emails, comes back after sign-in",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    const person = await signUp(page);
    const tag = await addTag(page, "Lead");
    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("Zoë");
    await page.getByRole("textbox", { name: "Email optional" }).fill("zoe@example.com");
    await page.getByText("Add another email or phone").click();
    await page.getByRole("textbox", { name: "Email 2" }).fill("zoe@example.org");
    if (javaScriptEnabled === false) await page.getByLabel("Lead").check();
    else await pick(page, { label: "Tags optional", typed: "lead", option: /Lead/ });
    await endSession(page);
    await page.getByRole("button", { name: "Add contact" }).click();
    await signIn(page, person);
    await expect(page.getByLabel("First name")).toHaveValue("Zoë");
    await expect(page.getByRole("textbox", { name: "Email optional" })).toHaveValue(
      "zoe@example.com",
    );
    await expect(page.getByRole("textbox", { name: "Email 2" })).toHaveValue("zoe@example.org");
    if (javaScriptEnabled === false) await expect(page.getByLabel("Lead")).toBeChecked();
    else await expect(page.getByRole("button", { name: "Remove Lead" })).toBeVisible();
    await page.goto(`/contacts?tag=${tag}`);
    await expect(page.getByText("Zoë")).toHaveCount(0);
  },
);

test("what one person typed is not shown to another who signs in", bothWays, async ({ page }) => {
  const other = await signUp(page);
  await endSession(page);
  await signUp(page);
  await page.goto("/tags");
  await page.getByLabel("Name").fill("Confidential");
  await endSession(page);
  await page.getByRole("button", { name: "Create tag" }).click();
  await signIn(page, other);
  await expect(page).toHaveURL("/today");
  await expect(page.getByText("belonged to another account")).toBeVisible();
  expect(await page.content()).not.toContain("Confidential");
});

test(
  "an action without a form of its own is asked about again, and done once",
  bothWays,
  async ({ page }) => {
    const person = await signUp(page);
    const id = await addContact(page, { firstName: "Sarah" });
    await page.goto(`/contacts/${id}`);
    await page.getByLabel("Tag to add").fill("Investor");
    await endSession(page);
    await page.getByRole("button", { name: "Add tag" }).click();
    await signIn(page, person);
    await expect(page.getByRole("heading", { name: "You're signed in again" })).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(page.getByRole("button", { name: "Remove tag Investor" })).toBeVisible();
  },
);

test("what was typed in place comes back in the same editor", async ({ page }) => {
  const person = await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await openIdle(page, `/contacts/${id}`);
  await page.getByRole("link", { name: "Add notes" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill(notes);
  await endSession(page);
  await page.getByRole("button", { name: "Save" }).click();
  await signIn(page, person);
  await expect(page).toHaveURL(`/contacts/${id}`);
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveValue(notes);
  await expect(page.getByText("These changes aren't saved yet.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Updated the notes of “")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Notes" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("She asked for a quote.").first()).toBeVisible();
});
