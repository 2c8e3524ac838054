import { detail, everything, openContact } from "./contact-record.ts";
import {
  call,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  withhold,
  withoutJavaScript,
} from "./person.ts";
import { liveField } from "./picking.ts";

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
    await openIdle(page, "/contacts/new");
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

test("edits in place add no history entries to go back through", async ({ page }) => {
  const id = await openContact(page, { firstName: "Ann" });
  await openIdle(page, "/contacts");
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
