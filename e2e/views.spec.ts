import type { Page } from "playwright/test";
import {
  addContacts,
  bothWays,
  call,
  expect,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Ann", email: "ann@example.com", company: "Acme", tags: ["Lead"] },
    { firstName: "Bob", company: "Zebra", tags: ["Lead"] },
    { firstName: "Cy", company: "Acme" },
  ]);
});

/** The links to saved views: in the sidebar, or on a phone above the list. */
function views(page: Page) {
  return page.getByRole("list", { name: "Saved views" }).getByRole("link");
}

function names(page: Page) {
  return page.locator(".row-link");
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Save view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: /^Save (view|as new view)$/ }).click();
  await expect(page.getByText(`Saved “${name}”.`)).toBeVisible();
}

async function addView(page: Page, name: string, query: string): Promise<number> {
  return (await call<{ id: number }>(page, "view.create", { list: "contacts", name, query })).id;
}

test("a list is saved as a view, and opened by its name", bothWays, async ({ page }) => {
  await page.goto("/contacts");
  await expect(page.getByRole("link", { name: "Save view" })).toHaveCount(0);
  await page.goto("/contacts?search=acme&sort=newest&columns=company,added");
  await save(page, "At Acme");
  await expect(page.getByRole("heading", { name: "At Acme" })).toBeVisible();
  await expect(page).toHaveTitle("At Acme · Contacts · Kith");
  await expect(names(page)).toHaveText(["Ann", "Cy"]);
  await expect(page.getByRole("link", { name: "Save view" })).toHaveCount(0);

  await views(page).filter({ hasText: "All contacts" }).click();
  await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);
  await expect(page.getByRole("heading", { name: "Contacts", exact: true })).toBeVisible();
  await views(page).filter({ hasText: "At Acme" }).click();
  await expect(names(page)).toHaveText(["Ann", "Cy"]);
  await expect(page.locator("thead th:not(:first-child)")).toContainText([
    "Name",
    "Company",
    "Added",
  ]);
  await expect(views(page).filter({ hasText: "At Acme" })).toHaveAttribute("aria-current", "page");
});

test(
  "a changed view is saved again, or as another one, and one Undo reverts each",
  withoutJavaScript,
  async ({ page }) => {
    const id = await addView(page, "At Acme", "search=acme");
    await page.goto(`/contacts?search=acme&view=${id}`);
    await page.getByRole("link", { name: "Edit view" }).waitFor();
    await page.goto(`/contacts?search=acme&email=with&view=${id}`);
    await page.getByRole("link", { name: "Save view" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Saved “At Acme”.")).toBeVisible();
    await page.goto("/contacts");
    await views(page).filter({ hasText: "At Acme" }).click();
    await expect(names(page)).toHaveText(["Ann"]);

    await page.getByRole("link", { name: "Remove filter: With email" }).click();
    await expect(names(page)).toHaveText(["Ann", "Cy"]);
    await save(page, "All of Acme");
    await expect(views(page)).toHaveText(["All contacts", "All of Acme", "At Acme"]);
    await undoIn(page).click();
    await expect(views(page)).toHaveText(["All contacts", "At Acme"]);
    await expect(names(page)).toHaveText(["Ann", "Cy"]);
  },
);

test(
  "a name that is taken is refused at its field, and what was typed stays",
  withoutJavaScript,
  async ({ page }) => {
    await addView(page, "Leads", "sort=newest");
    await page.goto("/contacts?sort=updated");
    await page.getByRole("link", { name: "Save view" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("LEADS");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Save view" }).click();
    expect((await refused).status()).toBe(400);
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(
      /There's already a view called “LEADS”\./,
    );
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("LEADS");
    await page.getByRole("textbox", { name: "Name" }).fill("Latest");
    await page.getByRole("button", { name: "Save view" }).click();
    await expect(page.getByRole("heading", { name: "Latest" })).toBeVisible();
    await expect(page).toHaveURL(/sort=updated/);
  },
);

test(
  "the list opens with its default view, and all contacts are one click away",
  withoutJavaScript,
  async ({ page }) => {
    const id = await addView(page, "Leads", "search=acme&sort=newest");
    await page.goto(`/views/${id}`);
    await page.getByRole("button", { name: "Set as default view" }).click();
    await expect(page.getByText("“Leads” is now the default view.")).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "Leads" })).toBeVisible();
    await expect(names(page)).toHaveText(["Ann", "Cy"]);

    await page.getByRole("link", { name: "Clear", exact: true }).click();
    await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("zebra");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(names(page)).toHaveText(["Bob"]);
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);
    await page.getByRole("link", { name: "Bob" }).click();
    await page.getByRole("link", { name: "Back to the list" }).click();
    await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);

    await page.goto(`/views/${id}`);
    await page.getByRole("button", { name: "Stop using as default" }).click();
    await expect(page.getByText("“All contacts” is now the default view.")).toBeVisible();
    await page.goto("/contacts");
    await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);
  },
);

test(
  "a view is renamed and deleted, and comes back by Undo",
  withoutJavaScript,
  async ({ page }) => {
    const id = await addView(page, "Leads", "search=acme");
    await page.goto(`/contacts?search=acme&view=${id}`);
    await page.getByRole("link", { name: "Edit view" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Prospects");
    await page.getByRole("button", { name: "Rename" }).click();
    await expect(page.getByRole("heading", { name: "Prospects" })).toBeVisible();
    await page.getByRole("link", { name: "Edit view" }).click();
    await page.getByRole("button", { name: "Delete view" }).click();
    await expect(page.getByText("Deleted “Prospects”.")).toBeVisible();
    await expect(views(page)).toHaveCount(0);
    await undoIn(page).click();
    await expect(views(page)).toHaveText(["All contacts", "Prospects"]);
  },
);

test("a view with a deleted tag is empty, and says why", withoutJavaScript, async ({ page }) => {
  const tags = await call<{ id: number; name: string }[]>(page, "tag.list", undefined, "read");
  const lead = tags.find(({ name }) => name === "Lead")?.id ?? 0;
  const id = await addView(page, "Leads", `tag=${lead}`);
  await page.goto(`/contacts?tag=${lead}&view=${id}`);
  await expect(names(page)).toHaveText(["Ann", "Bob"]);
  await call(page, "tag.delete", { id: lead });
  await page.reload();
  await expect(page.getByText("No matches")).toBeVisible();
  await page.getByRole("link", { name: "Remove filter: Deleted tag" }).click();
  await expect(names(page)).toHaveText(["Ann", "Bob", "Cy"]);
});
