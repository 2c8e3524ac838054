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
import { pick } from "./picking.ts";

test(
  "a contact is added, edited and deleted, and each action is undone",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    await (javaScriptEnabled === false ? page.goto("/contacts") : openIdle(page, "/contacts"));
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await page.getByRole("link", { name: "Add a contact" }).click();
    await page.getByLabel("First name").fill("Sarah");
    await page.getByLabel("Email optional").fill("sarah@example.com");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByText("Added “Sarah”.")).toBeVisible();
    // From its dialog one is back on the list.
    if (javaScriptEnabled !== false) await page.getByRole("link", { name: "Show contact" }).click();
    await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();

    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Last name").fill("Chen");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Sarah Chen" })).toBeVisible();
    await undoIn(page).click();
    await expect(page.getByRole("heading", { name: "Sarah", exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("Deleted “Sarah”.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await undoIn(page).click();
    await expect(page.getByRole("link", { name: "Sarah", exact: true })).toBeVisible();
  },
);

test("undoing the addition of a contact leads to the list", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  await page.goto("/contacts/new");
  await page.getByLabel("Last name").fill("Mistake");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("heading", { name: "Mistake" })).toBeVisible();
  await undoIn(page).click();
  await expect(page).toHaveURL("/contacts");
  await expect(messagesOf(page)).toContainText("Undone: ");
  await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
});

test(
  "a contact needs only an email, which is then its name, and can't lose it",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    await page.goto("/contacts/new");
    await page.getByRole("button", { name: "Add contact" }).click();
    const why = "Enter a name, an email, a phone or a company.";
    await expect(page.getByLabel("First name")).toHaveAccessibleDescription(why);
    await page.getByLabel("Email optional").fill("ann@example.com");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "ann@example.com" })).toBeVisible();
    await expect(messagesOf(page)).toContainText("Added “ann@example.com”.");
    await page.getByRole("link", { name: "Change email" }).click();
    const label = javaScriptEnabled === false ? "Email optional" : "Email";
    const email = page.getByRole("textbox", { name: label, exact: true });
    await email.fill("");
    await email.press("Enter");
    await expect(page.getByText(why)).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("rowheader", { name: "ann@example.com" })).toBeVisible();
  },
);

test(
  "a refused contact shows why at its fields, with all that was typed",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts/new");
    await page.getByLabel("Email optional").fill("sarah@localhost");
    await page.getByLabel("Company").fill('TechCorp "Australia" <AU>');
    await page.getByLabel("Notes").fill("Two\nlines");
    const refused = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Add contact" }).click();
    expect((await refused).status()).toBe(400);
    await expect(page.getByLabel("Email optional")).toHaveAccessibleDescription(
      "Enter a valid email, like name@example.com.",
    );
    await expect(page.getByLabel("Email optional")).toHaveValue("sarah@localhost");
    await expect(page.getByLabel("Company")).toHaveValue('TechCorp "Australia" <AU>');
    await expect(page.getByLabel("Notes")).toHaveValue("Two\nlines");
    await page.getByLabel("First name").fill("مريم");
    await page.getByLabel("Email optional").fill("");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("heading", { name: "مريم" })).toBeVisible();
  },
);

test("a form that is sent without a connection stays, and is sent once there is one", async ({
  page,
  context,
}) => {
  await signUp(page);
  await openIdle(page, "/contacts/new");
  // The first name loads the code that looks for similar contacts, and a browser doesn't load code
  // again that a lost connection has cut off.
  const similar = page.waitForResponse(/duplicate\.similar/);
  await page.getByLabel("First name").fill("Sarah");
  await similar;
  await context.setOffline(true);
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByText("You're offline. Nothing was sent")).toBeVisible();
  await expect(page.getByLabel("First name")).toHaveValue("Sarah");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
});

test(
  "an edit of a field that somebody else has changed asks first, and one of another field is saved",
  bothWays,
  async ({ page, context }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Sarah", notes: "Old" });
    const late = await context.newPage();
    await late.goto(`/contacts/${id}/edit`);
    await page.goto(`/contacts/${id}/edit`);
    await page.getByLabel("Last name").fill("Chen");
    await page.getByLabel("Notes").fill("Theirs");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { name: "Sarah Chen" })).toBeVisible();

    await late.getByLabel("Job title").fill("CTO");
    await late.getByLabel("Notes").fill("Mine");
    await late.getByRole("button", { name: "Save" }).click();
    await expect(late.getByRole("alert")).toContainText("Save again to keep what you typed.");
    await expect(late.getByLabel("Notes")).toHaveValue("Mine");
    await expect(late.getByLabel("Notes")).toHaveAccessibleDescription(
      /Changed to “Theirs” since you opened it\./,
    );
    // Saving again overwrites the notes that were shown, and nothing else in the other edit.
    await late.getByRole("button", { name: "Save" }).click();
    await expect(late.getByText("Saved “Sarah Chen”.")).toBeVisible();
    await expect(late.getByText("Mine").first()).toBeVisible();
    await expect(late.getByText("CTO").first()).toBeVisible();
  },
);

test("a tag that was deleted meanwhile is no longer offered once the edit was refused", async ({
  page,
}) => {
  await signUp(page);
  const lead = await addTag(page, "Lead");
  await addTag(page, "VIP");
  const id = await addContact(page, { firstName: "Sarah", notes: "Old" });
  await page.goto(`/contacts/${id}/edit`);
  await page.getByLabel("Last name").fill("Chen");
  for (const tag of ["Lead", "VIP"]) {
    await pick(page, { label: "Tags optional", typed: tag, option: new RegExp(tag) });
  }
  await call(page, "tag.delete", { id: lead });
  await call(page, "contact.update", { id, contact: { notes: "Theirs" } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^This tag .*deleted/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove Lead" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Remove VIP" })).toBeVisible();
  // Fields that weren't touched still have their values from when the form was opened, and are not
  // sent.
  await expect(page.getByLabel("Notes")).toHaveValue("Old");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Sarah Chen" })).toBeVisible();
  await expect(page.getByText("Theirs").first()).toBeVisible();
});

test(
  "going back to a form and sending it changed adds another contact",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("Sarah");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("heading", { name: "Sarah" })).toBeVisible();
    await page.goBack();
    await page.getByLabel("First name").fill("Tom");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("heading", { name: "Tom" })).toBeVisible();
    await page.goto("/contacts");
    await expect(page.getByRole("row")).toHaveCount(3);
  },
);
