import type { Page } from "playwright/test";
import {
  addContact,
  addContacts,
  addTag,
  asksOnClosing,
  call,
  expect,
  messagesOf,
  onPhone,
  openIdle,
  signUp,
  test,
  undoIn,
} from "./person.ts";
import { liveField } from "./picking.ts";

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const rows = (page: Page) => page.locator(".row-link");

const company = { name: "Acme" };

/** The pages that a browser loads as documents from now on. */
function documentsOf(page: Page): string[] {
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "document") documents.push(new URL(request.url()).pathname);
  });
  return documents;
}

test("a new contact is typed over the list, which is as it was and has it afterwards", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 40 }, (_, index) => ({ firstName: `Person ${100 + index}` })),
  );
  await openIdle(page, "/contacts?sort=newest");
  const documents = documentsOf(page);
  await page.evaluate(() => window.scrollTo(0, 600));
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  const form = dialog(page, "New contact");
  await expect(form.getByLabel("First name")).toBeFocused();
  await expect(page).toHaveURL("/contacts/new");
  await expect(page).toHaveTitle("Contacts · Kith");
  expect(await page.evaluate(() => window.scrollY)).toBe(600);
  await form.getByLabel("First name").fill("Zoë");
  await form.getByLabel("First name").press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(page).toHaveURL("/contacts?sort=newest");
  await expect(rows(page).first()).toHaveText("Zoë");
  expect(await page.evaluate(() => window.scrollY)).toBe(600);
  await expect(messagesOf(page)).toContainText("Added “Zoë”.");
  await undoIn(page).click();
  await expect(rows(page).first()).not.toHaveText("Zoë");
  await expect(page).toHaveURL("/contacts?sort=newest");
  expect(documents).toEqual([]);
});

test("the message after a new contact links to it, and Undo stays on the page", async ({
  page,
}) => {
  await signUp(page);
  await openIdle(page, "/today");
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  await page.getByLabel("First name").fill("Zoë");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page).toHaveURL("/today");
  await link(page, "Show contact").click();
  await expect(page.getByRole("heading", { level: 1, name: "Zoë" })).toBeVisible();
  await expect(page).toHaveURL(/\/contacts\/\d+$/);
});

test("a form's dialog is closed by Escape, its button, Cancel and Back, and the focus returns", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann" });
  await openIdle(page, "/contacts");
  const opener = link(page, "New contact");
  const form = dialog(page, "New contact");
  const ways: Record<string, () => Promise<unknown>> = {
    Escape: () => page.keyboard.press("Escape"),
    "its button": () => form.getByRole("button", { name: "Close" }).click(),
    Cancel: () => form.getByRole("link", { name: "Cancel" }).click(),
    Back: () => page.evaluate(() => history.back()),
  };
  for (const [way, close] of Object.entries(ways)) {
    await opener.press("Enter");
    await expect(form.getByLabel("First name"), way).toBeFocused();
    await close();
    await expect(form, way).toBeHidden();
    await expect(page, way).toHaveURL("/contacts");
    await expect(opener, way).toBeFocused();
  }
  await page.evaluate(() => history.forward());
  await expect(form).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New contact");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("closing a form's dialog asks before it discards what was typed", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/deals");
  await link(page, "New deal").click();
  const form = dialog(page, "New deal");
  await form.getByLabel("Title").fill("Website");
  await expect.poll(() => asksOnClosing(page)).toBe(true);
  const questions: string[] = [];
  page.on("dialog", (question) => {
    questions.push(question.message());
    void (questions.length < 4 ? question.dismiss() : question.accept());
  });
  await page.keyboard.press("Escape");
  await form.getByRole("button", { name: "Close" }).click();
  await page.evaluate(() => history.back());
  await expect.poll(() => questions).toEqual(Array(3).fill("Discard what you typed?"));
  await expect(page).toHaveURL("/deals/new");
  await expect(form.getByLabel("Title")).toHaveValue("Website");
  await page.evaluate(() => history.back());
  await expect(form).toBeHidden();
  await expect(page).toHaveURL("/deals");
  expect(questions).toHaveLength(4);
});

test("a refused form stays in its dialog, with each error at its field until it is corrected", async ({
  page,
}) => {
  await signUp(page);
  await openIdle(page, "/contacts");
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  const form = dialog(page, "New contact");
  const email = form.getByLabel("Email optional");
  await form.getByLabel("First name").fill("Sarah");
  await email.fill("sarah@localhost");
  await form.getByRole("button", { name: "Add contact" }).click();
  const refusal = form.getByText("Enter a valid email, like name@example.com.");
  await expect(refusal).toHaveCount(1);
  await expect(email).toBeFocused();
  await expect(form.getByLabel("First name")).toHaveValue("Sarah");
  await email.fill("sarah@example.com");
  await expect(refusal).toHaveCount(0);
  await form.getByRole("button", { name: "Add contact" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page)).toHaveText(["Sarah"]);
});

test("what is typed in a dialog stays when there is no connection, and is sent later", async ({
  page,
  context,
}) => {
  await signUp(page);
  await openIdle(page, "/companies");
  await page.getByRole("link", { name: "Add a company" }).click();
  const form = dialog(page, "New company");
  await form.getByLabel("Name").fill("Acme");
  await context.setOffline(true);
  await form.getByRole("button", { name: "Add company" }).click();
  await expect(form.getByRole("alert")).toContainText("You're offline.");
  await context.setOffline(false);
  await page.route("**/companies/new.data*", (route) => route.abort("internetdisconnected"));
  await form.getByRole("button", { name: "Add company" }).click();
  await expect(form.getByRole("alert")).toContainText("Couldn't save: no connection to Kith.");
  await expect(form.getByLabel("Name")).toHaveValue("Acme");
  await page.unrouteAll();
  await form.getByRole("button", { name: "Add company" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page)).toHaveText(["Acme"]);
  await expect(link(page, "Show company")).toBeVisible();
});

test("a form whose record is gone says so, before it opens and when it is saved", async ({
  page,
}) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann" });
  await openIdle(page, `/contacts/${id}`);
  await link(page, "Edit").click();
  const form = dialog(page, "Edit Ann");
  await form.getByLabel("Job title").fill("CTO");
  await call(page, "contact.delete", { id });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("restore it from Trash");
  await expect(form.getByLabel("Job title")).toHaveValue("CTO");
  page.on("dialog", (question) => void question.accept());
  await form.getByRole("button", { name: "Close" }).click();
  await expect(form).toBeHidden();

  const other = await addContact(page, { firstName: "Bob" });
  await openIdle(page, "/contacts");
  await call(page, "contact.delete", { id: other });
  await link(page, "Bob").focus();
  await page.keyboard.press("e");
  await expect(messagesOf(page)).toContainText(/doesn't exist/);
  await expect(page).toHaveURL("/contacts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contacts");
});

test("every form opens over the page it is opened from, and saving returns there", async ({
  page,
}) => {
  await signUp(page);
  await addTag(page, "Customer");
  const contact = await addContact(page, { firstName: "Ann" });
  const { id: acme } = await call<{ id: number }>(page, "company.create", company);
  const { id: deal } = await call<{ id: number }>(page, "deal.create", { title: "Website" });
  const { id: view } = await call<{ id: number }>(page, "view.create", {
    list: "contacts",
    name: "Leads",
    query: "search=a",
  });
  const forms: [from: string, opener: string, name: string, field: string, save: string][] = [
    [`/contacts/${contact}`, "Edit", "Edit Ann", "Job title", "Save"],
    [`/contacts/${contact}`, "New deal", "New deal", "Title", "Add deal"],
    [`/companies/${acme}`, "Edit", "Edit Acme", "Phone", "Save"],
    [`/deals/${deal}`, "New task", "New task", "Title", "Add task"],
    ["/deals", "Next step for Website", "Next step for “Website”", "Next step", "Add next step"],
    [`/deals/${deal}`, "Edit", "Edit “Website”", "Title", "Save"],
    ["/tags", "Edit Customer", "Edit tag Customer", "Name", "Save"],
    [`/contacts?search=a&view=${view}`, "Edit view", "Edit view Leads", "Name", "Rename"],
  ];
  for (const [from, opener, name, field, save] of forms) {
    await openIdle(page, from);
    await page.getByRole("link", { name: opener, exact: true }).first().click();
    const form = dialog(page, name);
    await form.getByRole("textbox", { name: field }).first().fill("555 0100");
    await form.getByRole("button", { name: save, exact: true }).click();
    await expect(form, name).toBeHidden();
    await expect(page, name).toHaveURL(from);
    await expect(messagesOf(page), name).toContainText(/Saved|Added|Renamed/);
    // A task is a deal's next step, after which the board offers no other.
    if (opener === "New task") {
      await undoIn(page).click();
      await expect(messagesOf(page)).toContainText("Undone");
    }
  }
});

test("a deal is closed over its page and over the board, and the focus stays there", async ({
  page,
}) => {
  await signUp(page);
  const { id } = await call<{ id: number }>(page, "deal.create", { title: "Website" });
  await openIdle(page, `/deals/${id}`);
  const documents = documentsOf(page);
  await page.getByRole("link", { name: /Move to Closed Lost/ }).press("Enter");
  const lost = dialog(page, "Mark “Website” as lost");
  await expect(lost.getByRole("radio", { name: "No reason" })).toBeFocused();
  await lost.getByLabel("Other reason").fill("Too dear");
  await lost.getByRole("button", { name: "Mark as lost" }).press("Enter");
  await expect(lost).toBeHidden();
  await expect(messagesOf(page)).toContainText("Marked “Website” as lost.");
  await expect(page.getByText(/Lost on .*: Too dear/)).toBeVisible();
  await expect(page.locator("main :focus")).toBeVisible();
  await undoIn(page).click();
  await expect(page.getByRole("link", { name: /Move to Closed Lost/ })).toBeVisible();

  await openIdle(page, "/deals");
  documents.length = 0;
  await page.locator("[data-live]").waitFor();
  const opener = page.getByRole("link", { name: "Move “Website” to…" });
  await opener.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.getByRole("link", { name: "Won on another date…" }).press("Enter");
  const won = dialog(page, "Mark “Website” as won");
  await expect(won.getByLabel("Closed", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/deals");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
  await opener.press("Enter");
  await page.getByRole("link", { name: "Won on another date…" }).press("Enter");
  await won.getByRole("button", { name: "Mark as won" }).press("Enter");
  await expect(messagesOf(page)).toContainText("Marked “Website” as won.");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL("/deals");
  await expect(page.locator("main :focus")).toBeVisible();
  expect(documents).toEqual([]);
});

test("a saved view is shown once it is saved, and Back leads to the list before", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann" });
  await openIdle(page, "/contacts?search=ann");
  await link(page, "Save view").click();
  const form = dialog(page, "Save view");
  await expect(form.getByLabel("Name")).toBeFocused();
  await form.getByLabel("Name").fill("Anns");
  await form.getByRole("button", { name: "Save view" }).click();
  await expect(page.locator("main h1")).toHaveText("Anns");
  await expect(page).toHaveURL(/view=\d+/);
  await page.goBack();
  await expect(page).toHaveURL("/contacts?search=ann");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a form that is opened in a new tab is a page", async ({ page, context }) => {
  await signUp(page);
  await openIdle(page, "/deals");
  const opened = context.waitForEvent("page");
  await link(page, "New deal").click({ modifiers: ["ControlOrMeta"] });
  const tab = await opened;
  // Only the URL of the tab is read: the browser moves it to a process of its own, because of its
  // opener policy, and Playwright loses it there.
  await expect.poll(() => new URL(tab.url()).pathname).toBe("/deals/new");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL("/deals");
  await tab.close();
});

test("a phone adds a contact in a dialog that fills the screen", onPhone, async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Ann" });
  await openIdle(page, "/contacts");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await link(page, "Contact").click();
  const form = dialog(page, "New contact");
  await expect(form.getByLabel("First name")).toBeFocused();
  const box = await form.boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
  await form.getByLabel("First name").fill("Zoë");
  await form.getByRole("button", { name: "Add contact" }).click();
  await expect(form).toBeHidden();
  await expect(rows(page)).toHaveText(["Ann", "Zoë"]);
});

test("Escape closes the list of a picker first, and then the dialog around it", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 12 }, (_, index) => ({ firstName: `Person ${100 + index}` })),
  );
  await openIdle(page, "/deals");
  await link(page, "New deal").click();
  const form = dialog(page, "New deal");
  const field = await liveField(page, "Other contacts optional");
  const list = page.getByRole("listbox");
  await field.press("ArrowDown");
  await expect(list.getByRole("option").first()).toBeInViewport({ ratio: 1 });
  await expect(list.getByRole("option")).not.toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(list.getByRole("option")).toHaveCount(0);
  await expect(form).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.type("person 105");
  await expect(list.getByRole("option").first()).toContainText("Person 105");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "Remove Person 105" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list.getByRole("option")).toHaveCount(0);
  page.once("dialog", (question) => question.accept());
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
  await expect(page).toHaveURL("/deals");
});

test(
  "the list of a picker in a phone's dialog is whole, and a tap selects",
  onPhone,
  async ({ page }) => {
    await signUp(page);
    await addContacts(
      page,
      Array.from({ length: 12 }, (_, index) => ({ firstName: `Person ${100 + index}` })),
    );
    await openIdle(page, "/deals");
    await page.getByRole("link", { name: / in Prospecting$/ }).click();
    const form = dialog(page, "New deal");
    const field = await liveField(page, "Contact optional");
    await field.tap();
    const options = page.getByRole("listbox").getByRole("option");
    await expect(options.nth(3)).toBeInViewport({ ratio: 1 });
    const name = await options.nth(3).locator(".pick-name").innerText();
    await options.nth(3).tap();
    await expect(field).toHaveValue(name);
    await expect(options).toHaveCount(0);
    await expect(form).toBeVisible();
  },
);
