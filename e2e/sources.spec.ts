import { call, expect, messagesOf, signUp, test, undoIn, withoutJavaScript } from "./person.ts";

test(
  "sources are a list of your own, offered for a contact and found by a filter",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Sources" }).click();
    const sources = page.getByLabel("Sources, one per line");
    await expect(sources).toHaveValue(/^Referral\nWebsite\n/);
    const many = Array.from({ length: 21 }, (_, index) => `Fair ${index}`).join("\n");
    await sources.fill(many);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(sources).toHaveAccessibleDescription(/Enter up to 20 sources\./);
    await expect(sources).toHaveValue(many);
    await sources.fill("Trade fair\ntrade fair\nPodcast");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Sources saved.")).toBeVisible();
    await expect(sources).toHaveValue("Trade fair\nPodcast");

    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("Robert");
    await page.getByText("More details").click();
    const source = page.getByLabel("Source");
    const list = page.locator(`datalist#${await source.getAttribute("list")}`);
    await expect(list.locator("option")).toHaveCount(2);
    await source.fill("Podcast");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("definition").filter({ hasText: "Podcast" })).toBeVisible();
    await call(page, "contact.create", { firstName: "Bob" });
    await page.goto("/contacts?columns=source");
    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Source").fill("Podcast");
    await page.getByLabel("Source").press("Enter");
    await expect(page.getByText("Source: Podcast")).toBeVisible();
    await expect(page.locator(".page-detail").first()).toContainText("1");

    await page.goto("/settings/sources");
    await page.getByRole("button", { name: "Reset to default" }).click();
    await expect(sources).toHaveValue(/^Referral\n/);
    await undoIn(page).click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await expect(sources).toHaveValue("Trade fair\nPodcast");
  },
);
