import type { Page } from "playwright/test";
import {
  addContact,
  addContacts,
  call,
  expect,
  openIdle,
  signUp,
  test,
  withholdCode,
} from "./person.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Command menu" });
const options = (page: Page) => palette(page).getByRole("option");
const chosen = (page: Page) => palette(page).locator('[aria-selected="true"]');

async function open(page: Page, typed = ""): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.type(typed);
}

test("any record is two keys and a few letters away, at one round trip", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Élodie", lastName: "Durand", company: "TechCorp" },
    { firstName: "Tom", lastName: "Ray", company: "TechCorp" },
  ]);
  const scripts: string[] = [];
  const costs: (string | undefined)[] = [];
  page.on("response", (response) => {
    const url = response.url();
    if (url.endsWith(".js")) scripts.push(url);
    if (url.includes("search.find")) costs.push(response.headers()["server-timing"]);
  });
  await openIdle(page, "/deals");
  expect(scripts.join()).not.toMatch(/palette|keyboard/);
  await open(page, "tech");
  await expect(options(page)).toHaveText([
    /Élodie Durand/,
    /Tom Ray/,
    /TechCorp/,
    /See all results/,
  ]);
  await expect(chosen(page)).toHaveText(/Élodie/);
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText(/Tom Ray/);
  const active = await palette(page).getByRole("combobox").getAttribute("aria-activedescendant");
  expect(await chosen(page).getAttribute("id")).toBe(active);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(chosen(page)).toHaveText(/See all results for/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Élodie Durand" })).toBeVisible();
  await expect(palette(page)).toBeHidden();
  expect(costs.length).toBeGreaterThan(0);
  for (const cost of costs) expect(cost).toContain("queries=1 ");
});

test("recently opened records come first, and are forgotten at sign-out", async ({ page }) => {
  const person = await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  const deal = await call<{ id: number }>(page, "deal.create", { title: "Website", value: 1 });
  await page.goto(`/contacts/${id}`);
  // The code that remembers it comes once the page is idle.
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("Sarah"));
  await openIdle(page, `/deals/${deal.id}`);
  await open(page);
  await expect(palette(page).getByRole("group").first()).toHaveAccessibleName("Recent");
  await expect(options(page).nth(0)).toHaveText("Website");
  await expect(options(page).nth(1)).toHaveText("Sarah");
  await options(page).nth(1).click();
  await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
  await open(page, ">sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
  await open(page);
  await expect(palette(page).getByRole("group").first()).toHaveAccessibleName("Go to");
});

test("pages and commands are found by keyword, and run", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  await open(page, "trash");
  await expect(chosen(page)).toHaveText(/Trash/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/trash");
  await open(page, "> new d");
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/deals/new");
  await expect(page.getByRole("dialog", { name: "New deal" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/trash");
  await open(page, "dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL("/trash");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "system");
  await open(page, "shortcuts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("@ searches people, and # finds the record with a number", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [{ firstName: "Dealia", company: "Trash Ltd" }]);
  const id = await addContact(page, { firstName: "Numbered" });
  await call(page, "deal.create", { title: "Dealia's website", value: 1 });
  await openIdle(page, "/contacts");
  await open(page, "@deal");
  await expect(options(page)).toHaveText([/Dealia.*Trash Ltd/]);
  await page.keyboard.press("Escape");
  await open(page, `#${id}`);
  await expect(options(page).first()).toHaveText(/Numbered/);
  await page.keyboard.press("Escape");
  await open(page, "nobody at all");
  await expect(options(page)).toHaveText([/See all results for “nobody at all”/]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search?q=nobody+at+all");
});

test("the palette opens by its button, and gives the focus back when it closes", async ({
  page,
}) => {
  await signUp(page);
  await page.goto("/contacts");
  const button = page.getByRole("button", { name: "Command menu" });
  await button.click();
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await palette(page).getByRole("button", { name: "Close" }).click();
  await expect(palette(page)).toBeHidden();
});

test("keys typed while the palette's code is loading count", async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Alex", lastName: "McCarthy" });
  await openIdle(page, "/deals");
  const release = await withholdCode(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xmccarthy");
  await page.keyboard.press("Home");
  await page.keyboard.press("Delete");
  const field = palette(page).getByRole("combobox");
  await expect(field).toHaveValue("mccarthy");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/deals");
  await release();
  await expect(page.getByRole("heading", { name: "Alex McCarthy" })).toBeVisible();
});

test("the search has the focus before the next key, and no key of it is a shortcut", async ({
  page,
}) => {
  await signUp(page);
  await openIdle(page, "/deals");
  const release = await withholdCode(page);
  await page.keyboard.type("/gc smith");
  await release();
  await expect(
    page.getByRole("searchbox").or(page.getByLabel("Search everything")).first(),
  ).toBeVisible();
  await expect(page.locator(":focus")).toHaveValue("gc smith");
  await expect(page).toHaveURL(/^[^?]*\/deals/);
});
