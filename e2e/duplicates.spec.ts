import type { Page } from "playwright/test";
import { csvFile } from "./files.ts";
import { importFile } from "./importing.ts";
import {
  addContact,
  addTag,
  bothWays,
  call,
  expect,
  messagesOf,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

const sarah = { firstName: "Sarah", lastName: "Chen", email: "sarah@example.com" };

/**
 * Adds two contacts with the same email, the second with a deal and a tag, and one without
 * duplicates.
 */
async function withTwins(page: Page) {
  await signUp(page);
  const lead = await addTag(page, "Lead");
  const vip = await addTag(page, "VIP");
  const first = await addContact(page, {
    ...sarah,
    company: "TechCorp",
    jobTitle: "CTO",
    notes: "Met in May.",
    tagIds: [lead],
  });
  const second = await addContact(page, {
    firstName: "S.",
    lastName: "Chen",
    email: "SARAH@example.com",
    moreEmails: [{ label: "home", value: "chen@example.org" }],
    phone: "0412 345 678",
    jobTitle: "Chief of technology",
    notes: "Likes tea.",
    tagIds: [vip],
  });
  await addContact(page, { firstName: "Tom", lastName: "Ray" });
  return { first, second };
}

function group(page: Page, name: string | RegExp) {
  return page.getByRole("region", { name });
}

function part(page: Page, name: string) {
  return page.getByRole("group", { name, exact: true });
}

test(
  "duplicates are found, merged field by field, and separated again by one Undo",
  bothWays,
  async ({ page }) => {
    const { first, second } = await withTwins(page);
    await call(page, "deal.create", { title: "Website", value: 1_200, contactId: second });
    await page.goto("/duplicates");
    await expect(page.getByRole("link", { name: "Tom Ray" })).toHaveCount(0);
    const twins = group(page, "sarah@example.com: same email");
    await expect(twins.getByRole("link", { name: "Sarah Chen" })).toHaveAttribute(
      "href",
      `/contacts/${first}`,
    );
    await twins.getByRole("link", { name: "Merge…" }).click();

    // By default the contact with a deal is kept.
    await expect(
      part(page, "Which contact do you want to keep?").getByRole("radio", { checked: true }),
    ).toHaveValue(String(second));
    await expect(part(page, "Last name")).toHaveCount(0);
    await part(page, "Which contact do you want to keep?")
      .getByRole("radio", { name: /Sarah Chen/ })
      .check();
    await part(page, "First name").getByRole("radio", { name: "Sarah" }).check();
    await part(page, "Job title").getByRole("radio", { name: "Chief of technology" }).check();
    await expect(part(page, "Notes").getByRole("radio", { checked: true })).toHaveAccessibleName(
      "Combine all",
    );
    await expect(page.getByText("chen@example.org")).toBeVisible();
    await page.getByRole("button", { name: "Merge contacts" }).click();

    await expect(page).toHaveURL(`/contacts/${first}`);
    await expect(page.getByText("Merged 2 contacts into “Sarah Chen”.")).toBeVisible();
    await expect(page.getByText("Chief of technology at TechCorp")).toBeVisible();
    const details = page.getByRole("region", { name: "Details" });
    await expect(details.getByRole("link", { name: "chen@example.org" })).toBeVisible();
    await expect(details.getByRole("link", { name: "0412 345 678" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Website" }).first()).toBeVisible();
    const notes = page.getByRole("region", { name: "Notes" });
    await expect(notes).toContainText(/Met in May\.\s*Likes tea\./);
    const tags = page.getByRole("region", { name: "Tags" });
    for (const tag of ["Lead", "VIP"]) await expect(tags.getByText(tag).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Possible duplicates" })).toHaveCount(0);

    await undoIn(page).click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await expect(page.getByText("1 possible duplicate: S. Chen (same email)")).toBeVisible();
    await page.goto(`/contacts/${second}`);
    await expect(page.getByRole("link", { name: "Website" }).first()).toBeVisible();
    await page.goto("/trash");
    await expect(page.getByRole("heading", { name: "No contacts in Trash" })).toBeVisible();
  },
);

test(
  "a merge that starts from the page of duplicates returns there",
  withoutJavaScript,
  async ({ page }) => {
    await withTwins(page);
    await page.goto("/duplicates");
    await page.getByRole("link", { name: "Merge…" }).click();
    await page.getByRole("button", { name: "Merge and review next" }).click();
    await expect(page).toHaveURL("/duplicates");
    await expect(page.getByText("Merged 2 contacts into")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No possible duplicates" })).toBeVisible();
  },
);

test(
  "what is not a duplicate is remembered, until that is undone",
  withoutJavaScript,
  async ({ page }) => {
    const { first } = await withTwins(page);
    await page.goto("/duplicates");
    await group(page, /same email/)
      .getByRole("button", { name: "Not a duplicate" })
      .click();
    await expect(page.getByRole("heading", { name: "No possible duplicates" })).toBeVisible();
    await page.goto(`/contacts/${first}`);
    await expect(page.getByRole("heading", { name: "Sarah Chen" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Possible duplicates" })).toHaveCount(0);
    await page.goto("/activity");
    await expect(page.getByText("Dismissed duplicates")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(messagesOf(page)).toContainText("Undone: ");
    await page.goto(`/contacts/${first}`);
    await page
      .getByRole("region", { name: "Possible duplicates" })
      .getByRole("link", { name: "Review" })
      .click();
    await expect(page.getByRole("heading", { name: "Merge contacts" })).toBeVisible();
    await page.getByRole("button", { name: "Not a duplicate" }).click();
    await expect(page.getByRole("heading", { name: "No possible duplicates" })).toBeVisible();
  },
);

test(
  "a big workspace's duplicates are paged, by name and company and by phone too",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const rows = Array.from({ length: 22 }, (_, index) => {
      const person = { firstName: `Ann ${String(index).padStart(2, "0")}`, company: "Acme" };
      return [person, { ...person, firstName: person.firstName.toUpperCase() }];
    });
    const phones = [
      { firstName: "Bob", phone: "0412 345 678" },
      { firstName: "Robert", phone: "+61 412 345 678" },
    ];
    const operation = crypto.randomUUID();
    await call(page, "contact.import", { rows: [...rows.flat(), ...phones], operation });
    await page.goto("/duplicates");
    await expect(page.getByRole("link", { name: "Merge…" })).toHaveCount(20);
    await expect(group(page, "Ann 00, Acme: same name and company")).toBeVisible();
    await page.getByRole("link", { name: "Next" }).click();
    await expect(group(page, /: same phone$/).getByRole("link", { name: "Robert" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Merge…" })).toHaveCount(3);
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(group(page, "Ann 00, Acme: same name and company")).toBeVisible();
  },
);

test(
  "contacts that are selected in the list are merged, and another is found and removed again",
  withoutJavaScript,
  async ({ page }) => {
    await withTwins(page);
    await page.goto("/contacts");
    for (const name of ["Sarah Chen", "S. Chen"]) {
      await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
    }
    await page.getByRole("button", { name: "Merge…" }).click();
    await page.getByLabel("Find another contact").fill("ray");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: "Add Tom Ray" }).click();
    await expect(page.getByRole("button", { name: "Merge contacts" })).toBeVisible();
    await part(page, "Last name").getByRole("radio", { name: "Ray" }).check();
    await page.getByRole("link", { name: "Remove Tom Ray (3)" }).click();
    await expect(page.getByRole("button", { name: "Merge contacts" })).toBeVisible();
    await page.getByRole("link", { name: "Remove S. Chen" }).click();
    await expect(page.getByText("Select a second contact to merge with Sarah Chen.")).toBeVisible();
    await page.getByRole("link", { name: "Add S. Chen" }).click();
    await page.getByRole("button", { name: "Merge contacts" }).click();
    await expect(page.getByText("Merged 2 contacts into")).toBeVisible();
  },
);

test("an empty merge says what it needs, with a link back", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await page.goto("/contacts/merge");
  await expect(page.getByText("Find them here, select them in")).toBeVisible();
  await page.getByLabel("Find another contact").fill("nobody");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No other contacts match “nobody”.")).toBeVisible();
  await page.goto("/contacts/merge?all=1&filter=");
  await expect(page.getByText("You can merge up to")).toBeVisible();
  await page.getByRole("link", { name: "Back to your contacts" }).click();
  await expect(page).toHaveURL("/contacts");
});

test(
  "combined notes that are too long are refused at their choice, with all selections kept",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    const ids = [];
    for (const [firstName, letter] of Object.entries({ Ann: "x", Anne: "y" })) {
      const contact = { firstName, jobTitle: `Job ${letter}`, notes: letter.repeat(12_000) };
      ids.push(await addContact(page, contact));
    }
    await page.goto(`/contacts/merge?id=${ids[0]}&id=${ids[1]}`);
    await part(page, "Which contact do you want to keep?")
      .getByRole("radio", { name: /Anne/ })
      .check();
    await part(page, "Job title").getByRole("radio", { name: "Job x" }).check();
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Merge contacts" }).click();
    expect((await refused).status()).toBe(400);
    await expect(part(page, "Notes")).toHaveAccessibleDescription(/over 20,000 characters/);
    await expect(part(page, "Notes").getByRole("radio", { name: "Combine all" })).toBeFocused();
    await expect(part(page, "Job title").getByRole("radio", { name: "Job x" })).toBeChecked();
    await expect(
      part(page, "Which contact do you want to keep?").getByRole("radio", { name: /Anne/ }),
    ).toBeChecked();
    await part(page, "Notes").getByRole("radio", { name: /^y/ }).check();
    await page.getByRole("button", { name: "Merge contacts" }).click();
    await expect(page).toHaveURL(`/contacts/${ids[1]}`);
  },
);

test(
  "a merge of contacts that somebody else has changed is refused until they are reloaded",
  withoutJavaScript,
  async ({ page }) => {
    const { first, second } = await withTwins(page);
    await page.goto(`/contacts/merge?id=${first}&id=${second}`);
    await part(page, "Which contact do you want to keep?")
      .getByRole("radio", { name: /Sarah/ })
      .check();
    await call(page, "contact.update", { id: second, contact: { company: "Åre Skidor" } });
    const send = page.getByRole("button", { name: "Merge contacts" });
    await send.click();
    await expect(page.getByRole("alert")).toContainText(
      "Someone changed this contact after you opened it",
    );
    await expect(
      part(page, "Which contact do you want to keep?").getByRole("radio", { name: /Sarah/ }),
    ).toBeChecked();
    // Sending it again doesn't get round the refusal.
    await send.click();
    await expect(page.getByRole("alert")).toContainText(
      "Someone changed this contact after you opened it",
    );
    await page.getByRole("link", { name: "Reload" }).click();
    await part(page, "Company").getByRole("radio", { name: "Åre Skidor" }).check();
    await send.click();
    await expect(page.getByText("Merged 2 contacts into")).toBeVisible();
  },
);

test(
  "a possible duplicate is added once the warning has been shown",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    const id = await addContact(page, sarah);
    await openIdle(page, "/contacts/new");
    await page.getByLabel("First name").fill("Sara");
    await page.getByLabel("Notes").fill("Two\nlines");
    await page.getByLabel("Email optional").fill("Sarah@Example.com");
    // With JavaScript the notice appears before the form is sent.
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Add contact" }).click();
    const notice = page.getByRole("status").filter({ hasText: "Possible duplicate" });
    const link = notice.getByRole("link", { name: "Possible duplicate: Sarah Chen (same email)." });
    await expect(link).toHaveAttribute("href", `/contacts/${id}`);
    await expect(page.getByLabel("Email optional")).toHaveValue("Sarah@Example.com");
    await expect(page.getByLabel("Notes")).toHaveValue("Two\nlines");
    await page.getByRole("button", { name: "Add anyway" }).click();
    await expect(page.getByRole("heading", { name: "Sara" })).toBeVisible();
    await expect(page.getByText("1 possible duplicate: Sarah Chen (same email)")).toBeVisible();
  },
);

test("possible duplicates are shown while a new contact is typed", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, sarah);
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await openIdle(page, "/contacts/new");
  expect(scripts.filter((url) => url.includes("similar-live"))).toEqual([]);
  await page.getByLabel("First name").fill("Sara");
  await page.getByLabel("Email optional").pressSequentially("sarah@example.com");
  const notice = page.getByRole("status").filter({ hasText: "Possible duplicate" });
  await expect(notice.getByRole("link")).toHaveAttribute("href", `/contacts/${id}`);
  await expect(notice).toBeInViewport();
  await page.getByLabel("Email optional").fill("sara@example.com");
  await expect(notice).toHaveCount(0);
  await page.getByLabel("Email optional").fill("sarah@example.com");
  await page.getByRole("button", { name: "Add anyway" }).click();
  await expect(page.getByRole("heading", { name: "Sara" })).toBeVisible();
});

test("selecting the contact to keep selects its values too, except where somebody has selected others", async ({
  page,
}) => {
  const { first, second } = await withTwins(page);
  await openIdle(page, `/contacts/merge?id=${first}&id=${second}`);
  const stays = part(page, "Which contact do you want to keep?");
  const chosenIn = (name: string) => part(page, name).getByRole("radio", { checked: true });
  await expect(stays.getByRole("radio", { checked: true })).toHaveValue(String(first));
  await expect(chosenIn("First name")).toHaveValue(String(first));
  for (const title of ["Chief of technology", "CTO"]) {
    await part(page, "Job title").getByRole("radio", { name: title }).check();
  }
  await stays.getByRole("radio", { name: /S\. Chen/ }).check();
  await expect(chosenIn("First name")).toHaveValue(String(second));
  await expect(chosenIn("Job title")).toHaveValue(String(first));
});

test(
  "an import says how many of its rows are possible duplicates",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addContact(page, sarah);
    // Both rows of Tom Ray are one contact; another first name isn't certain to be the same person.
    const text = "Name,Email\nS Chen,SARAH@example.com\nTom Ray,tom@example.com\nTom Ray,";
    await importFile(page, csvFile(text));
    await expect(page.getByText("1 possible duplicate.")).toBeVisible();
    await page.getByRole("link", { name: "Review" }).click();
    await expect(page.getByRole("link", { name: "Merge…" })).toHaveCount(1);
  },
);
