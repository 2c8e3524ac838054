import { detail, everything, openContact } from "./contact-record.ts";
import {
  addContact,
  addTag,
  bothWays,
  call,
  expect,
  openIdle,
  redoIn,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

test(
  "a contact's page shows all that is known, with links to write, to call and to look",
  withoutJavaScript,
  async ({ page }) => {
    await openContact(page, everything);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Élodie Marchetti");
    await expect(page.getByText("CTO at TechCorp")).toBeVisible();
    const link = (name: string) => page.getByRole("link", { name, exact: true });
    await expect(link("elodie@techcorp.example")).toHaveAttribute(
      "href",
      "mailto:elodie@techcorp.example",
    );
    await expect(link("02 9999 0000")).toHaveAttribute("href", "tel:0299990000");
    await expect(link("techcorp.example")).toHaveAttribute("href", "https://www.techcorp.example/");
    await expect(detail(page, "Email")).toContainText("Home");
    await expect(detail(page, "Address")).toContainText(
      "1 George Street\nSydney NSW 2000\nAustralia",
      {
        useInnerText: true,
      },
    );
    await expect(detail(page, "Birthday")).toContainText(/2 Dec 1980 \(\d+ years old/);
    const notes = page.getByRole("region", { name: "Notes" });
    await expect(notes.locator("strong")).toHaveText("email");
    await expect(notes.getByRole("listitem")).toHaveCount(2);
    await expect(link("our offer")).toHaveAttribute("rel", "nofollow noopener");
  },
);

test(
  "an existing and a new tag are added to a contact, and removed",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await addTag(page, "Customer");
    const id = await addContact(page, { firstName: "Ann" });
    await openIdle(page, `/contacts/${id}`);
    const tags = page.getByRole("region", { name: "Tags" });
    const add = async (name: string) => {
      await tags.getByLabel("Tag to add").fill(name);
      await tags.getByRole("button", { name: "Add tag" }).click();
    };
    await add("CUSTOMER");
    await expect(tags.getByRole("button", { name: "Remove tag Customer" })).toBeVisible();
    await expect(tags.getByLabel("Tag to add")).toHaveValue("");

    await tags.getByText("Tag colour").click();
    await tags.getByRole("radio", { name: "Pink" }).check();
    await add("Speaker");
    await expect(tags.getByRole("button", { name: "Remove tag Speaker" })).toBeVisible();
    await undoIn(page).click();
    await expect(tags.getByRole("button", { name: "Remove tag Speaker" })).toBeHidden();
    await redoIn(page).click();
    await expect(tags.getByRole("button", { name: "Remove tag Speaker" })).toBeVisible();

    await tags.getByRole("button", { name: "Remove tag Customer" }).click();
    await expect(tags.getByRole("button", { name: "Remove tag Customer" })).toBeHidden();
    const tagsAfter = await call<{ name: string; color: string }[]>(page, "tag.list", null, "read");
    expect(tagsAfter).toMatchObject([{ name: "Customer" }, { name: "Speaker", color: "#EC4899" }]);
  },
);

test(
  "a timeline shows the contact and its deals, by kind, page by page, and undoes changes",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Ann" });
    const [, second] = await call<{ id: number }[]>(page, "stage.list", {}, "read");
    const deal = await call<{ id: number }>(page, "deal.create", {
      title: "Website",
      value: 100,
      contactId: id,
    });
    for (let number = 1; number <= 10; number += 1) {
      await call(page, "contact.update", { id, contact: { jobTitle: `Job ${number}` } });
    }
    await call(page, "deal.move", { id: deal.id, stageId: second?.id });
    await openIdle(page, `/contacts/${id}`);
    const timeline = page.getByRole("region", { name: "Timeline" });
    const entries = timeline.locator("ol > li");
    await expect(entries).toHaveCount(10);
    await expect(entries.first()).toContainText("Moved Website");
    await expect(entries.first()).toContainText("Qualification");
    await timeline.getByRole("link", { name: "Older" }).click();
    await expect(entries).toHaveCount(3);
    await expect(entries.last()).toContainText("Added");
    await timeline.getByRole("link", { name: "Newer" }).click();
    await expect(entries).toHaveCount(10);

    await timeline.getByRole("link", { name: "Deals" }).click();
    await expect(page).toHaveURL(/timeline=deals/);
    await expect(entries).toHaveCount(2);
    await entries.first().getByRole("button", { name: "Undo" }).click();
    await expect(entries).toHaveCount(3);
    await expect(page).toHaveURL(/timeline=deals/);
    await expect(page.getByRole("region", { name: "Deals" })).toContainText("Prospecting");
    await timeline.getByRole("link", { name: "Changes" }).click();
    await expect(entries.first()).toContainText("Job 10");
    await expect(timeline.getByRole("link", { name: "Website" })).toBeHidden();
  },
);

test(
  "from a list one goes to the previous and next record, and back to the same position",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    for (const lastName of ["Adams", "Baker", "Clark", "Davis"]) {
      await addContact(page, { firstName: lastName === "Baker" ? "Tom" : "Ann", lastName });
    }
    const heading = page.getByRole("heading", { level: 1 });
    const next = page.getByRole("link", { name: /^Next: / });
    const previous = page.getByRole("link", { name: /^Previous: / });
    await openIdle(page, "/contacts?search=ann&sort=newest");
    await page.getByRole("link", { name: "Ann Clark" }).click();
    await expect(heading).toHaveText("Ann Clark");
    await previous.click();
    // Search results are sorted by name.
    await expect(heading).toHaveText("Ann Adams");
    await expect(previous).toBeHidden();
    await next.click();
    await expect(heading).toHaveText("Ann Clark");
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByLabel("Job title").fill("CTO");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Ann Clark”.")).toBeVisible();
    await next.click();
    await expect(heading).toHaveText("Ann Davis");
    await expect(next).toBeHidden();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL("/contacts?search=ann&sort=newest");
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("link", { name: "Ann Adams" }).click();
    await page.getByRole("link", { name: "Back to the list" }).click();
    await expect(page).toHaveURL("/contacts?search=ann&sort=newest");
  },
);

test("Ctrl and an arrow lead to the next record, and ask about an unfinished edit", async ({
  page,
}) => {
  await signUp(page);
  page.on("dialog", (question) => question.accept());
  await addContact(page, { firstName: "Ann", jobTitle: "CTO" });
  await addContact(page, { firstName: "Bob", jobTitle: "CFO" });
  await openIdle(page, "/contacts");
  await page.getByRole("link", { name: "Ann" }).click();
  await page.getByRole("link", { name: "Change job title" }).click();
  await page.getByRole("textbox", { name: "Job title" }).fill("CEO");
  await page.getByRole("link", { name: "Next: Bob" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bob");
  await expect(detail(page, "Job title")).toContainText("CFO");
  await expect(page.getByRole("textbox", { name: "Job title" })).toBeHidden();
  await page.keyboard.press("Control+ArrowLeft");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ann");
  await expect(detail(page, "Job title")).toContainText("CTO");
});

test("an email is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openContact(page, { firstName: "Ann", email: "ann@example.com" });
  await page.getByRole("button", { name: "Copy ann@example.com" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("ann@example.com");
});
