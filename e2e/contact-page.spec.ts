import type { Page } from "playwright/test";
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
  withhold,
  withoutJavaScript,
} from "./person.ts";
import { liveField } from "./picking.ts";

const everything = {
  firstName: "Élodie",
  lastName: "Marchetti",
  email: "elodie@techcorp.example",
  emailLabel: "work",
  moreEmails: [{ label: "home", value: "elodie@home.example" }],
  phone: "+61 412 345 678",
  phoneLabel: "mobile",
  morePhones: [{ label: "work", value: "02 9999 0000" }],
  company: "TechCorp",
  jobTitle: "CTO",
  website: "https://www.techcorp.example/",
  linkedin: "linkedin.com/in/elodie",
  street: "1 George Street",
  city: "Sydney",
  region: "NSW",
  postalCode: "2000",
  country: "Australia",
  birthday: "1980-12-02",
  notes: "Prefers **email**.\n\n- tea\n- [our offer](https://example.com/offer)",
};

/** Signs up, opens the page of a new contact, and returns the contact's id. */
async function openContact(page: Page, contact: Record<string, unknown>): Promise<number> {
  await signUp(page);
  const id = await addContact(page, contact);
  await page.goto(`/contacts/${id}`);
  return id;
}

/** The value beside a label in the details. */
function detail(page: Page, label: string) {
  const name = page.locator("dt").getByText(label, { exact: true });
  return page.getByRole("region", { name: "Details" }).locator("dl > div").filter({ has: name });
}

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
    await page.goto(`/contacts/${id}`);
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
    await page.goto(`/contacts/${id}`);
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
    await page.goto("/contacts?search=ann&sort=newest");
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
  await page.goto("/contacts");
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

test(
  "the form has all values, and keeps the unchanged ones",
  withoutJavaScript,
  async ({ page }) => {
    const id = await openContact(page, everything);
    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.getByLabel("Email 2", { exact: true })).toHaveValue("elodie@home.example");
    await expect(page.getByLabel("City")).toHaveValue("Sydney");
    await page.getByLabel("Phone 3", { exact: true }).fill("1800 000 000");
    await page.getByLabel("Phone 3 type").selectOption("Other");
    await page.getByLabel("Email 2", { exact: true }).fill("elodie@localhost");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByLabel("Email 2", { exact: true })).toHaveAccessibleDescription(
      "Enter a valid email, like name@example.com.",
    );
    await page.getByLabel("Email 2", { exact: true }).fill("elodie@second.example");
    await page.getByLabel("Birthday").fill("12-02");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Élodie Marchetti”.")).toBeVisible();
    expect(await call(page, "contact.byId", { id }, "read")).toMatchObject({
      ...everything,
      birthday: "--12-02",
      moreEmails: [{ label: "home", value: "elodie@second.example" }],
      morePhones: [
        { label: "work", value: "02 9999 0000" },
        { label: "other", value: "1800 000 000" },
      ],
    });
    await undoIn(page).click();
    await expect(page.getByRole("link", { name: "elodie@home.example" })).toBeVisible();
  },
);

test(
  "a new contact is added with all of its fields at once",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("Ann");
    await page.getByLabel("Email optional").fill("ann@example.com");
    await page.getByLabel("Email type").selectOption("Work");
    await page.getByText("Add another email or phone").click();
    await page.getByLabel("Email 3", { exact: true }).fill("ann@home.example");
    await page.getByText("More details").click();
    await page.getByLabel("Website").fill("example.com");
    await page.getByLabel("Street").fill("Level 2\n1 High Street");
    await page.getByLabel("Country").fill("Australia");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("link", { name: "ann@home.example" })).toBeVisible();
    await expect(detail(page, "Email")).toContainText("Work");
    await expect(detail(page, "Address")).toContainText("Level 2\n1 High Street\nAustralia", {
      useInnerText: true,
    });
  },
);

test(
  "a detail's pencil leads to the form without JavaScript",
  withoutJavaScript,
  async ({ page }) => {
    const id = await openContact(page, { firstName: "Ann", jobTitle: "CTO" });
    await page.getByRole("link", { name: "Change job title" }).click();
    await expect(page).toHaveURL(`/contacts/${id}/edit`);
  },
);

test("a detail is edited in place, by pointer and by keyboard, and the edit is undone", {
  tag: ["@javascript", "@phone"],
}, async ({ page }) => {
  const id = await openContact(page, { firstName: "Ann", jobTitle: "CTO" });
  // The whole value can be clicked, not only its pencil.
  await detail(page, "Job title").getByText("CTO").click({ force: true });
  const field = page.getByRole("textbox", { name: "Job title" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("CTO");
  await field.fill("CEO");
  await field.press("Enter");
  await expect(field).toBeHidden();
  await expect(detail(page, "Job title")).toContainText("CEO");
  await expect(page.getByText("Updated the job title of “")).toBeVisible();
  await expect(page.getByRole("link", { name: "Change job title" })).toBeFocused();

  await page.keyboard.press("F2");
  await expect(field).toBeFocused();
  await field.fill("Nobody");
  await field.press("Escape");
  await expect(field).toBeHidden();
  await expect(detail(page, "Job title")).toContainText("CEO");
  await page.keyboard.press("Enter");
  await field.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Add job title" })).toBeVisible();
  const entries = page.getByRole("region", { name: "Timeline" }).locator("ol > li");
  await expect(entries).toHaveCount(3);
  await undoIn(page).click();
  await expect(detail(page, "Job title")).toContainText("CEO");
  expect(page.url()).toMatch(new RegExp(`/contacts/${id}$`));
});

test("a name, notes and an address are edited in place, each with all of its fields", async ({
  page,
}) => {
  await openContact(page, { firstName: "Ann" });
  await page.getByRole("link", { name: "Change name" }).click();
  await page.getByRole("textbox", { name: "Last name" }).fill("Lee");
  await page.getByRole("textbox", { name: "Last name" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ann Lee");

  await page.getByRole("link", { name: "Add notes" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("**Tea**");
  await page.getByRole("textbox", { name: "Notes" }).press("Enter");
  await page.getByRole("textbox", { name: "Notes" }).pressSequentially("- milk");
  await page.getByRole("textbox", { name: "Notes" }).press("Control+Enter");
  const notes = page.getByRole("region", { name: "Notes" });
  await expect(notes.locator("strong")).toHaveText("Tea");
  await expect(notes.getByRole("listitem")).toHaveText("milk");

  await page.getByRole("link", { name: "Add address" }).click();
  await page.getByRole("textbox", { name: "City" }).fill("Perth");
  await page.getByRole("textbox", { name: "Country" }).fill("Australia");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(detail(page, "Address")).toContainText("Perth");
});

test("several emails are edited in place, and the first that is left comes first", async ({
  page,
}) => {
  const id = await openContact(page, { firstName: "Ann", email: "a@example.com" });
  await page.getByRole("link", { name: "Change email" }).click();
  await page.getByRole("button", { name: "Another email" }).click();
  await expect(page.getByLabel("Email 2", { exact: true })).toBeFocused();
  await page.getByLabel("Email 2", { exact: true }).fill("b@example.com");
  await page.getByLabel("Email 2 type").selectOption("Home");
  await page.getByLabel("Email 2", { exact: true }).press("Enter");
  await expect(page.getByRole("link", { name: "b@example.com" })).toBeVisible();
  await expect(detail(page, "Email")).toContainText("Home");

  await page.getByRole("link", { name: "Change email" }).click();
  await page.getByRole("button", { name: "Remove email", exact: true }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "a@example.com" })).toBeHidden();
  await expect
    .poll(() => call(page, "contact.byId", { id }, "read"))
    .toMatchObject({ email: "b@example.com", emailLabel: "home", moreEmails: [] });
});

test("a refused value is reported where it was typed, and the old value is shown until it is corrected", async ({
  page,
}) => {
  const id = await openContact(page, { firstName: "Ann", email: "ann@example.com" });
  await page.getByRole("link", { name: "Change email" }).click();
  const field = page.getByRole("textbox", { name: "Email", exact: true });
  await field.fill("no address");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription("Enter a valid email, like name@example.com.");
  await expect(field).toHaveValue("no address");
  await expect(field).toBeFocused();
  await field.press("Escape");
  await expect(page.getByRole("link", { name: "ann@example.com" })).toBeVisible();
  await page.getByRole("link", { name: "Change email" }).click();
  await expect(field).toHaveValue("ann@example.com");
  await field.press("Escape");

  // A change by somebody else, then one that was begun before it.
  await call(page, "contact.update", { id, contact: { phone: "112", jobTitle: "CTO" } });
  await page.getByRole("link", { name: "Add phone" }).click();
  const phone = page.getByLabel("Phone", { exact: true });
  await phone.fill("007");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(phone).toHaveAccessibleDescription("Changed to “112” since you opened it.");
  await expect(phone).toHaveValue("007");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "007" }).first()).toBeVisible();
  await expect(detail(page, "Job title")).toContainText("CTO");
});

test("a tag that is added elsewhere doesn't conflict with an edit of the notes", async ({
  page,
  context,
}) => {
  const id = await openContact(page, { firstName: "Ann", notes: "Old" });
  await page.getByRole("link", { name: "Change notes" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("Typed at length");
  const other = await context.newPage();
  await other.goto(`/contacts/${id}`);
  await call(other, "contact.tagByName", { contactId: id, name: "VIP" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Typed at length")).toBeVisible();
  await expect(page.getByText("VIP").first()).toBeVisible();
});

test("an edit without a connection is kept, and sent once there is one", async ({
  page,
  context,
}) => {
  const id = await openContact(page, { firstName: "Ann", jobTitle: "CTO" });
  // Without a connection no code comes any more.
  await openIdle(page, `/contacts/${id}`);
  await page.getByRole("link", { name: "Change job title" }).click();
  await page.getByRole("textbox", { name: "Job title" }).fill("CEO");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("You're offline. Nothing was sent")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Job title" })).toHaveValue("CEO");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(detail(page, "Job title")).toContainText("CEO");
});

test("an edit that can't be sent is kept, with a message", async ({ page }) => {
  await openContact(page, { firstName: "Ann", jobTitle: "CTO" });
  await page.getByRole("link", { name: "Change job title" }).click();
  await page.getByRole("textbox", { name: "Job title" }).fill("CEO");
  // A hotel's network answers every request with a page of its own.
  await page.route("**/contacts/*.data*", (route) =>
    route.fulfill({ status: 403, contentType: "text/html", body: "<h1>Accept our terms</h1>" }),
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("no connection to Kith");
  await expect(page.getByRole("textbox", { name: "Job title" })).toHaveValue("CEO");
  await page.unroute("**/contacts/*.data*");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(detail(page, "Job title")).toContainText("CEO");
  await expect(page.getByRole("alert")).toBeHidden();
});

test("two details edited one after the other are both saved", async ({ page }) => {
  const id = await openContact(page, { firstName: "Ann" });
  const release = await withhold(page, "**/contacts/*.data*");
  await page.getByRole("link", { name: "Add job title" }).click();
  await page.getByRole("link", { name: "Add company" }).click();
  await page.getByRole("textbox", { name: "Job title" }).fill("CTO");
  await (await liveField(page, "Company")).fill("TechCorp");
  await page.getByRole("textbox", { name: "Job title" }).press("Enter");
  // It is shown while it is being saved.
  await expect(detail(page, "Job title")).toContainText("CTO");
  await page.getByRole("combobox", { name: "Company" }).press("Enter");
  await release();
  await expect(page.getByText("Updated the company of “")).toBeVisible();
  await expect(page.getByText("CTO at TechCorp")).toBeVisible();
  const saved = await call(page, "contact.byId", { id }, "read");
  expect(saved).toMatchObject({ jobTitle: "CTO", company: "TechCorp" });
});

test("an email is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openContact(page, { firstName: "Ann", email: "ann@example.com" });
  await page.getByRole("button", { name: "Copy ann@example.com" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("ann@example.com");
});

test("edits in place add no history entries to go back through", async ({ page }) => {
  const id = await openContact(page, { firstName: "Ann" });
  await page.goto("/contacts");
  await page.getByRole("link", { name: "Ann" }).click();
  for (const jobTitle of ["CTO", "CEO"]) {
    await page.getByRole("link", { name: /(Add|Change) job title/ }).click();
    await page.getByRole("textbox", { name: "Job title" }).fill(jobTitle);
    await page.getByRole("textbox", { name: "Job title" }).press("Enter");
    await expect(detail(page, "Job title")).toContainText(jobTitle);
    await expect(page.getByText("Updated the job title of “")).toBeVisible();
  }
  await page.waitForLoadState("networkidle");
  await page.goBack();
  await expect(page).toHaveURL("/contacts");
  expect(id).toBeGreaterThan(0);
});
