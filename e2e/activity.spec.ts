import {
  addContact,
  addContacts,
  bothWays,
  call,
  expect,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

test(
  "the activity page lists everything that was done, with Undo beside it",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Sarah", lastName: "Chen" });
    await call(page, "contact.update", { id, contact: { jobTitle: "CTO" } });
    await call(page, "deal.create", { title: "Website", value: 1 });
    await page.goto("/today");
    await page.getByRole("link", { name: "All changes" }).click();
    await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
    const edited = page.getByRole("listitem").filter({ hasText: "Edited" });
    await expect(edited).toContainText("Job title");
    await expect(edited).toContainText("CTO");
    await edited.getByRole("button", { name: "Undo" }).click();
    await expect(page).toHaveURL("/activity");
    await expect(page.getByText("Undid “Edited”")).toBeVisible();
    await expect(edited.first()).toContainText("Job title");
    await page.getByRole("main").getByRole("link", { name: "Sarah Chen" }).first().click();
    await expect(page).toHaveURL(`/contacts/${id}`);
  },
);

test("the log is filtered by record type, action and day", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  const deal = await call<{ id: number }>(page, "deal.create", { title: "Website", value: 1 });
  await call(page, "deal.delete", { id: deal.id });
  await call(page, "contact.delete", { id });
  await page.goto("/activity");
  const list = page.locator(".history-entry");
  await expect(list).toHaveCount(4);
  await page.getByLabel("Record type").selectOption("Deals");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(list).toHaveCount(2);
  await page.getByLabel("Action", { exact: true }).selectOption("Deleted");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(list).toHaveCount(1);
  await expect(list).toContainText("Deleted deal Website");
  await expect(page).toHaveURL(/of=deal&deed=deleted/);
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("to", { exact: true }).fill("2020-12-31");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("heading", { name: "No matching changes" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(list).toHaveCount(4);
  await page.goto("/activity?of=nothing&deed=x&from=yesterday&to=2026-02-31");
  await expect(list).toHaveCount(4);
});

test("a long log is paged both ways", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  for (let count = 1; count <= 54; count += 1) {
    await call(page, "contact.update", { id, contact: { jobTitle: `Job ${count}` } });
  }
  await page.goto("/activity");
  const list = page.getByRole("main").getByRole("listitem");
  await expect(list).toHaveCount(50);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(list).toHaveCount(5);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(list).toHaveCount(50);
  await expect(list.first()).toContainText("Job 54");
});

test(
  "a filter looks through part of the log, and further back on request",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Sarah" });
    await call(page, "tag.create", { name: "Lead", color: "#3B82F6" });
    for (let count = 1; count <= 300; count += 1) {
      await call(page, "contact.update", { id, contact: { jobTitle: `Job ${count}` } });
    }
    await page.goto("/activity?of=tag");
    await expect(page.getByRole("heading", { name: "No matching changes" })).toBeVisible();
    await page.getByRole("link", { name: "Load older" }).click();
    await expect(page.getByText("Created tag Lead")).toBeVisible();
    await expect(page.getByRole("link", { name: "Load older" })).toHaveCount(0);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByRole("heading", { name: "No matching changes" })).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByText("Created tag Lead")).toBeVisible();
  },
);

test(
  "an import has a page of its own, with all that it added and one Undo",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const rows = Array.from({ length: 60 }, (_, index) => ({ firstName: `Ann ${index}` }));
    await addContacts(page, rows);
    await page.goto("/activity");
    await page.getByRole("link", { name: "and 59 more" }).click();
    await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(50);
    await page.getByRole("link", { name: "Next" }).click();
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(10);
    await page.getByRole("main").getByRole("button", { name: "Undo" }).first().click();
    await expect(page.getByText("This change has been undone.")).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
  },
);
