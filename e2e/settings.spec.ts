import {
  bothWays,
  call,
  expect,
  messagesOf,
  onPhone,
  signUp,
  siteOrigin,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

const allZones = "Show all time zones and currencies";

test("what was typed in the settings stays while all time zones are added", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings");
  await expect(page.getByLabel("Time zone").getByRole("option")).not.toContainText(["Auckland"]);
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("Time zone").selectOption("Australia/Perth");
  await page.getByRole("link", { name: allZones }).click();
  await expect(page.getByRole("link", { name: allZones })).toBeHidden();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await expect(page.getByLabel("Time zone")).toHaveValue("Australia/Perth");
  await page.getByLabel("Time zone").selectOption("Pacific/Auckland");
  await page.getByLabel("Currency", { exact: true }).selectOption("USD");
  await expect(page.getByText("· USD 1,234.50")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Settings saved.")).toBeVisible();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByLabel("Time zone")).toHaveValue("Pacific/Auckland");
});

test(
  "name, theme, locale, zone and currency take effect at once, and are undone",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings");
    await expect(page.getByLabel("Your name")).toHaveValue("Ada Byron");
    await expect(page.getByText("· $1,234.50")).toBeVisible();
    await page.getByRole("link", { name: allZones }).click();
    await expect(page.getByRole("link", { name: allZones })).toBeHidden();
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page
      .getByLabel("Date and number format")
      .selectOption({ label: "Deutsch (Deutschland)" });
    await page.getByLabel("Time zone").selectOption("Pacific/Auckland");
    await page.getByLabel("Currency", { exact: true }).selectOption("EUR");
    await page.getByRole("radio", { name: "Dark" }).check();
    await page.getByRole("button", { name: "Save" }).click();

    await expect(page.getByText("Settings saved.")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.getByText("· 1.234,50 €")).toBeVisible();
    await expect(page.getByText("Ada Lovelace")).toHaveCount(1);
    await expect(page.getByLabel("Time zone")).toHaveValue("Pacific/Auckland");
    await page.goto("/tags");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const id = await call<{ currency: string }>(page, "deal.create", { title: "Fleet", value: 1 });
    expect(id.currency).toBe("EUR");

    await page.goto("/settings");
    await page.getByRole("radio", { name: "Light" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(/^Undone: .*settings\.$/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Redo" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  },
);

test("a refused setting shows why, with what was typed", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await page.goto("/settings");
  await page.getByLabel("Your name").fill("   ");
  await page.getByLabel("Currency", { exact: true }).selectOption("JPY");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Your name")).toHaveAccessibleDescription("Enter your name.");
  await expect(page.getByLabel("Currency", { exact: true })).toHaveValue("JPY");
});

test(
  "settings that were changed in another window meanwhile are not overwritten",
  withoutJavaScript,
  async ({ page, context }) => {
    await signUp(page);
    const late = await context.newPage();
    await late.goto("/settings");
    await page.goto("/settings");
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
    await late.getByLabel("Your name").fill("Countess");
    await late.getByRole("button", { name: "Save" }).click();
    await expect(late.getByRole("alert")).toContainText("Save again to keep");
    await expect(late.getByLabel("Your name")).toHaveAccessibleDescription(
      "Changed to “Ada Lovelace” since you opened it.",
    );
    await expect(late.getByLabel("Your name")).toHaveValue("Countess");
  },
);

test(
  "after a new password the old one opens nothing, and other browsers are signed out",
  bothWays,
  async ({ page, browser }) => {
    const person = await signUp(page);
    const elsewhere = await browser.newContext();
    const signIn = (password: string) =>
      elsewhere.request.post("/api/auth/sign-in/email", {
        data: { email: person.email, password },
        headers: { origin: siteOrigin() },
      });
    expect((await signIn(person.password)).status()).toBe(200);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Password" }).click();
    await page.getByLabel("Current password").fill("wrong horse");
    await page.getByLabel("New password").fill("battery staple");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Change password" }).click();
    expect((await refused).status()).toBe(400);
    const html = await (await refused).text();
    expect(html).not.toContain("wrong horse");
    expect(html).not.toContain("battery staple");
    await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(
      "That password is incorrect.",
    );

    await page.getByLabel("Current password").fill(person.password);
    await page.getByLabel("New password").fill("battery staple");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(
      page.getByText("Password changed. You've been signed out on other devices."),
    ).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "Contacts", level: 1 })).toBeVisible();
    const session = "/api/trpc/session.confirm";
    expect((await page.request.get(session)).status()).toBe(200);
    expect((await elsewhere.request.get(session)).status()).toBe(401);
    expect((await signIn(person.password)).status()).toBe(401);
    expect((await signIn("battery staple")).status()).toBe(200);
    await elsewhere.close();
  },
);

test(
  "the pages of settings are listed beside each of them",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts");
    await page.getByRole("link", { name: "Settings" }).click();
    const index = page.getByRole("navigation", { name: "Settings" });
    await index.getByRole("link", { name: "Your data" }).click();
    await expect(page.getByRole("link", { name: "Download everything" })).toHaveAttribute(
      "href",
      "/export.zip",
    );
    await expect(index.getByRole("link", { name: "Your data" })).toHaveAttribute(
      "aria-current",
      "page",
    );
    await index.getByRole("link", { name: "Profile and preferences" }).click();
    await expect(page.getByLabel("Your name")).toBeVisible();
  },
);

test(
  "on a phone the settings begin with the list of their pages, and each leads back",
  onPhone,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/more");
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeInViewport();
    const index = page.getByRole("navigation", { name: "Settings" });
    await index.getByRole("link", { name: "Task categories" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Task categories" })).toBeVisible();
    await expect(index).toBeHidden();
    await page.getByRole("main").getByRole("link", { name: "Settings", exact: true }).click();
    await index.getByRole("link", { name: "Profile and preferences" }).click();
    await expect(page.getByLabel("Your name")).toBeInViewport();
  },
);

test(
  "the lost reasons are a list of your own, or the default one",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Lost reasons" }).click();
    const reasons = page.getByLabel("Lost reasons, one per line");
    const first = "Price\nNo budget\nCompetitor\nNo decision\nTiming";
    await expect(reasons).toHaveValue(first);
    await expect(page.getByRole("button", { name: "Reset to default" })).toHaveCount(0);
    await reasons.fill(`Weather\n${"x".repeat(201)}`);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(reasons).toHaveAccessibleDescription(/Each reason can be up to 200 characters\./);
    await expect(reasons).toHaveValue(`Weather\n${"x".repeat(201)}`);
    await reasons.fill(" Weather\n\nweather\nMoved away");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Lost reasons saved.")).toBeVisible();
    await expect(reasons).toHaveValue("Weather\nMoved away");

    await page.getByRole("button", { name: "Reset to default" }).click();
    await expect(page.getByText("Lost reasons reset to default.")).toBeVisible();
    await expect(reasons).toHaveValue(first);
    await undoIn(page).click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await expect(reasons).toHaveValue("Weather\nMoved away");
    await reasons.fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(reasons).toHaveValue(first);
    await page.goto("/settings");
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Settings saved.")).toBeVisible();
    expect(await call(page, "settings.get", undefined, "read")).toMatchObject({
      lostReasons: first.split("\n"),
    });
  },
);

/** What screen readers announce while something is dragged. */
