import type { Page } from "playwright/test";
import {
  addContacts,
  addTag,
  bothWays,
  call,
  expect,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

async function fillWorkspace(page: Page): Promise<void> {
  await addContacts(page, [
    {
      firstName: "Élodie",
      lastName: "Straßer",
      email: "elodie@example.com",
      phone: "+61 412 345 678",
      company: "Techno AG",
      jobTitle: "CTO",
      moreEmails: [{ label: "home", value: "home@elsewhere.example" }],
    },
    ...Array.from({ length: 11 }, (_, index) => ({
      firstName: "Tom",
      lastName: `Ray ${index}`,
      company: "TechCorp",
    })),
  ]);
  await addTag(page, "Tech lead");
  const deal = await call<{ id: number }>(page, "deal.create", {
    title: "Technical review",
    value: 1_200,
  });
  await call(page, "activity.create", {
    type: "note",
    dealId: deal.id,
    description: "Asked which **technology** we use.",
  });
}

async function searchFor(page: Page, words: string, isMobile = false): Promise<void> {
  if (isMobile) await page.getByRole("link", { name: "More", exact: true }).click();
  const box = page.getByRole(isMobile ? "searchbox" : "textbox", { name: "Search everything" });
  await box.fill(words);
  await box.press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === words);
}

const section = (page: Page, name: string) => page.getByRole("region", { name });

test("one search finds contacts, companies, deals, activities and tags, and leads on to all of them", {
  tag: ["@no-javascript", "@phone"],
}, async ({ page, isMobile }) => {
  await signUp(page);
  await fillWorkspace(page);
  await page.goto("/today");
  await searchFor(page, "tech", isMobile);
  await expect(page.getByText("17 found", { exact: true })).toBeVisible();
  await expect(section(page, "Contacts").getByRole("listitem")).toHaveCount(8);
  await expect(section(page, "Companies").getByRole("link", { name: "TechCorp" })).toBeVisible();
  await expect(section(page, "Tags").getByRole("link", { name: "Tech lead" })).toBeVisible();
  const note = section(page, "Activities").getByRole("listitem");
  await expect(note).toContainText("Technical review");
  await expect(note.locator("mark")).toHaveText("tech");
  await note.getByRole("link", { name: "Note" }).click();
  await expect(page.getByLabel("Notes")).toHaveValue("Asked which **technology** we use.");
  await page.goBack();
  const deal = section(page, "Deals").getByRole("link", { name: "Technical review" });
  await expect(deal.locator("mark")).toHaveText("Tech");
  await deal.click();
  await expect(page.getByRole("heading", { name: "Technical review" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "See all 12 contacts for “tech”" }).click();
  await expect(page).toHaveURL("/contacts?search=tech");
  await expect(page.getByRole("row")).toHaveCount(13);
});

test(
  "other spellings are found too, and marked as they are written",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await fillWorkspace(page);
    await page.goto("/contacts");
    const marks = () => section(page, "Contacts").locator("mark").allTextContents();
    await searchFor(page, "STRASSER elodie");
    await expect(page.getByRole("link", { name: "Élodie Straßer" })).toBeVisible();
    expect(await marks()).toEqual(["Élodie", "Straßer", "elodie"]);
    await searchFor(page, "0412 345 678");
    await expect.poll(marks).toEqual(["412 345 678"]);
    await searchFor(page, "elsewhere");
    await expect.poll(marks).toEqual(["elsewhere"]);
  },
);

test(
  "a search without results says so, and matches are never markup",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addContacts(page, [{ firstName: "<b>Bold</b>", lastName: "&amp;" }]);
    await page.goto("/contacts");
    await searchFor(page, "nobody at all");
    await expect(page.getByText("No matches")).toBeVisible();
    await page.getByRole("link", { name: "Clear search" }).click();
    await expect(page).toHaveURL("/search");
    await searchFor(page, "<b>");
    await expect(page.getByRole("link", { name: "<b>Bold</b> &amp;" })).toBeVisible();
  },
);

test(
  "the search page links to every page, and without JavaScript the palette's button leads there",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    await page.goto("/contacts");
    if (!javaScriptEnabled) {
      await page.getByRole("link", { name: "Command menu" }).click();
    } else {
      await page.goto("/search");
    }
    await expect(page).toHaveURL("/search");
    const pages = page.getByRole("navigation", { name: "Pages" });
    await pages.getByRole("link", { name: "Tags" }).click();
    await expect(page.getByRole("heading", { name: "Tags", exact: true })).toBeVisible();
  },
);

test("results appear while typing, with the URL up to date, and Back leaves the page", async ({
  page,
}) => {
  await signUp(page);
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  await openIdle(page, "/search");
  const box = page.getByRole("searchbox");
  await box.pressSequentially("elod", { delay: 40 });
  await expect(page.getByRole("link", { name: "Élodie Straßer" })).toBeVisible();
  await expect(page).toHaveURL("/search?q=elod");
  await expect(box).toBeFocused();
  await box.fill("");
  await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL("/contacts");
});
