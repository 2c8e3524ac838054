import {
  addContact,
  bothWays,
  expect,
  newPerson,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

const protectedPaths = [
  "/contacts",
  "/contacts?sort=newest",
  "/contacts/new",
  "/import",
  "/tags",
  "/trash",
];

test(
  "a signed-out visitor is led to sign-in from every page, and back to it afterwards",
  withoutJavaScript,
  async ({ page }) => {
    const person = await signUp(page);
    const id = await addContact(page, { firstName: "Sarah" });
    await page.context().clearCookies();
    for (const path of [...protectedPaths, `/contacts/${id}/edit`, "/contacts/export.csv"]) {
      await page.goto(path);
      await expect(page).toHaveURL(`/sign-in?${new URLSearchParams({ next: path })}`);
    }
    await page.goto(`/contacts/${id}`);
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
    for (const path of ["/", "/sign-in", "/sign-up"]) {
      await page.goto(path);
      await expect(page).toHaveURL("/today");
    }
  },
);

test("sign-in leads to no other site", bothWays, async ({ page }) => {
  const person = await signUp(page);
  await page.context().clearCookies();
  await page.goto(`/sign-in?${new URLSearchParams({ next: "//example.com/contacts" })}`);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/today");
});

test(
  "a refused sign-up shows why at its field, with what was typed and without the password",
  withoutJavaScript,
  async ({ page }) => {
    const { email } = await signUp(page);
    await page.context().clearCookies();
    await page.goto("/sign-up");
    await page.getByLabel("Your name").fill("Grace Hopper");
    await page.getByLabel("Email").fill("grace@localhost");
    await page.getByLabel("Password").fill("long enough");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Create account" }).click();
    expect((await refused).status()).toBe(400);
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(
      "Enter a valid email, like name@example.com.",
    );
    await expect(page.getByLabel("Your name")).toHaveValue("Grace Hopper");
    await expect(page.getByLabel("Email")).toHaveValue("grace@localhost");
    expect(await (await refused).text()).not.toContain("long enough");

    await page.getByLabel("Email").fill(email.toUpperCase());
    await page.getByLabel("Password").fill("long enough");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByLabel("Email")).toHaveAccessibleDescription(
      "This email already has an account. Sign in instead.",
    );
    await expect(page.getByLabel("Your name")).toHaveValue("Grace Hopper");
  },
);

test(
  "a wrong password is refused with a message, and the fourth quick try has to wait",
  withoutJavaScript,
  async ({ page }) => {
    const { email } = await signUp(page);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(email);
    for (let tries = 1; tries <= 4; tries += 1) {
      await page.getByLabel("Password").fill("wrong horse");
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Sign in" }).click();
      expect((await answer).status()).toBe(400);
      expect(await (await answer).text()).not.toContain("wrong horse");
      await expect(page.getByRole("alert")).toHaveText(
        tries < 4
          ? "That email and password don't match."
          : /Too many attempts. Try again in \d+ seconds?\./,
      );
      await expect(page.getByLabel("Email")).toHaveValue(email);
    }
  },
);

test(
  "an unknown email is refused with the same message as a wrong password",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(newPerson().email);
    await page.getByLabel("Password").fill("correct horse");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toHaveText("That email and password don't match.");
  },
);
