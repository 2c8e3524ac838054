import type { Page } from "playwright/test";
import { csvFile } from "./files.ts";
import { previewFile, sendFile } from "./importing.ts";
import {
  addContact,
  addContacts,
  addTag,
  call,
  openIdle,
  signUp,
  undoIn,
  whenIdle,
} from "./person.ts";
import { liveField } from "./picking.ts";

/** Every page, and every form after a refusal, with the steps that lead to it. */
export const pages: [string, (page: Page) => Promise<unknown>][] = [
  ["home", (page) => open(page, "/")],
  ["sign up", (page) => open(page, "/sign-up")],
  ["sign in", (page) => open(page, "/sign-in")],
  ["a forgotten password", (page) => open(page, "/forgot-password")],
  ["a sent link", (page) => open(page, "/forgot-password?sent")],
  ["a new password", (page) => open(page, "/reset-password?token=made-up")],
  ["sign in by mail", (page) => open(page, "/sign-in/link")],
  ["a sent link that signs in", (page) => open(page, "/sign-in/link?sent")],
  ["a link that signs in", (page) => open(page, "/sign-in/link/made-up")],
  ["a refused sign-in", refusedSignIn],
  ["an empty list", (page) => openAs(page, "/contacts")],
  ["no tags", (page) => openAs(page, "/tags")],
  ["an empty Trash", (page) => openAs(page, "/trash")],
  ["a new contact", (page) => openFilled(page, "/contacts/new")],
  ["a new contact over the list", openContactDialog],
  ["a refused contact", refusedContact],
  ["the list", (page) => openFilled(page, "/contacts")],
  ["the list with its tags open", openTagMenu],
  ["the list with all of its columns", openAllColumns],
  ["the columns of the list", openColumnMenu],
  ["the page of columns", (page) => openFilled(page, "/contacts/columns")],
  ["a search of the list", (page) => openFilled(page, "/contacts?search=x")],
  ["a view", openView],
  ["a view to be saved", openNewView],
  ["a refused view", refusedView],
  ["a view's edit", openViewEdit],
  ["a search for nothing", (page) => openFilled(page, "/contacts?search=nobody-at-all")],
  ["a contact", (page) => openFilled(page, (id) => `/contacts/${id}`)],
  ["a contact of whom all is known", openKnown],
  ["a contact with activities and a question about the next step", openActivities],
  ["an activity's edit", openActivity],
  ["a refused activity", refusedActivity],
  ["details that are being edited", openEditors],
  ["an edit", (page) => openFilled(page, (id) => `/contacts/${id}/edit`)],
  ["all data about a contact", (page) => openFilled(page, (id) => `/contacts/${id}/data`)],
  ["an erasure", (page) => openFilled(page, (id) => `/contacts/${id}/erase`)],
  ["a contact who may be there twice", (page) => openTwins(page, ([id]) => `/contacts/${id}`)],
  ["a new contact who looks like another", likeness],
  ["no duplicates", (page) => openAs(page, "/duplicates")],
  ["duplicates", (page) => openTwins(page, () => "/duplicates")],
  ["a merge", (page) => openTwins(page, mergeOf)],
  ["a merge of many", (page) => openTwins(page, (_, all) => mergeOf(all))],
  ["a refused merge", refusedNotes],
  ["a merge of one", (page) => openTwins(page, (ids) => mergeOf(ids.slice(0, 1)))],
  ["a merge of nobody", (page) => openAs(page, "/contacts/merge?add=nobody")],
  ["a flash with Undo", flash],
  ["no companies", (page) => openAs(page, "/companies")],
  ["companies", (page) => openDeals(page, "/companies")],
  ["companies that are ticked", tickedCompanies],
  ["a search for no company", (page) => openFilled(page, "/companies?search=nobody")],
  ["a company", (page) => openCompany(page, longest, "")],
  ["a company with nobody", openQuietCompany],
  ["a new company", (page) => openAs(page, "/companies/new")],
  ["a refused company", refusedCompany],
  ["a company with all its details", openDescribedCompany],
  ["a company's details that are being edited", editedCompany],
  ["a company's form", (page) => openCompany(page, longest, "/edit")],
  ["a company's form that is refused", refusedCompanyEdit],
  ["merging companies", openMerge],
  ["merging with a company that is not there", refusedMerge],
  ["merging no company yet", (page) => openAs(page, "/companies/merge")],
  ["a deleted company", deletedCompany],
  ["the people of a company", openPeopleOf],
  ["the deals of a company", openDealsOf],
  ["tags", (page) => openFilled(page, "/tags")],
  ["a tag", openTag],
  ["a refused tag", refusedTag],
  ["Trash", trash],
  ["import", (page) => openAs(page, "/import")],
  ["a refused file", (page) => importText(page, "a,b\n1,2")],
  ["the columns of a file", (page) => importText(page, peopleFile)],
  ["the questions of an import", importQuestions],
  ["the preview of an import", importPreview],
  ["the result of an import", importResult],
  ["an empty Today", (page) => openAs(page, "/today")],
  ["Today", (page) => openDeals(page, "/today")],
  ["an empty board", (page) => openAs(page, "/deals")],
  ["the board", (page) => openDeals(page, "/deals")],
  ["the board with a move open", openMove],
  ["the board with why a deal was lost", openLostOnBoard],
  ["the board, filtered", openBoardFilters],
  ["the board of which nothing is left", (page) => openDeals(page, "/deals?search=nobody")],
  ["the board with all of its columns", (page) => openDeals(page, "/deals?fold=none")],
  ["where a deal is moved", (page) => openDeals(page, (id) => `/deals/${id}/move`)],
  ["a deal's next step", (page) => openDeals(page, (id) => `/deals/${id}/step`)],
  ["all deals", (page) => openDeals(page, "/deals/all")],
  ["all deals with all of their columns", openAllDealColumns],
  ["deals by many filters", openDealFilters],
  ["deals that a search has found", (page) => openDeals(page, "/deals/all?search=a")],
  ["a list of no deals", (page) => openDeals(page, "/deals/all?search=nothing-at-all")],
  ["no deals yet", (page) => openAs(page, "/deals/all")],
  ["the page of deals' columns", (page) => openDeals(page, "/deals/columns")],
  ["a new deal", (page) => openDeals(page, "/deals/new")],
  ["a refused deal", refusedDeal],
  ["a deal whose contact is being searched for", openPicker],
  ["the page that searches for a contact", openPickPage],
  ["a deal", (page) => openDeals(page, (id) => `/deals/${id}`)],
  ["a deal of a list", (page) => openDeals(page, (id) => `/deals/${id}?from=sort%3Dtitle`)],
  ["a deal of several people that is lost", openLost],
  ["a deal's details that are being edited", openDealEditors],
  ["a deal that is being closed", openClosing],
  ["closing a deal in one of two pipelines", openClosingChoice],
  ["closing a deal without a stage for it", openClosingNowhere],
  ["a refused closing", refusedClosing],
  ["a deal's edit", (page) => openDeals(page, (id) => `/deals/${id}/edit`)],
  ["no tasks yet", (page) => openAs(page, "/tasks")],
  ["tasks", (page) => openTasks(page, () => "/tasks")],
  ["tasks by status", (page) => openTasks(page, () => "/tasks/board")],
  ["where a task is moved", (page) => openTasks(page, ({ task }) => `/tasks/${task}/move`)],
  ["tasks with all of their columns", (page) => openTasks(page, () => allTaskColumns)],
  ["tasks of one group", (page) => openTasks(page, () => "/tasks?group=today")],
  ["a list of no tasks", (page) => openTasks(page, () => "/tasks?search=nothing-at-all")],
  ["the page of tasks' columns", (page) => openTasks(page, () => "/tasks/columns")],
  ["a new task", (page) => openTasks(page, () => "/tasks/new")],
  ["a task in one line", quickTask],
  ["a task that a line was read into", (page) => openTasks(page, () => readLine)],
  ["a refused task", refusedTask],
  ["a task", (page) => openTasks(page, ({ task }) => `/tasks/${task}?from=`)],
  ["a task's edit", (page) => openTasks(page, ({ task }) => `/tasks/${task}/edit`)],
  ["a task to be snoozed", (page) => openTasks(page, ({ task }) => `/tasks/${task}/snooze`)],
  ["no categories of tasks", (page) => openAs(page, "/settings/categories")],
  ["categories of tasks", (page) => openTasks(page, () => "/settings/categories")],
  [
    "a category of tasks",
    (page) => openTasks(page, ({ category }) => `/settings/categories/${category}`),
  ],
  ["deals in Trash", trashedDeal],
  ["the page of further pages", (page) => openAs(page, "/more")],
  ["the search page", (page) => openAs(page, "/search")],
  ["a search of everything", (page) => openFound(page, "/search?q=tech")],
  ["a search of everything for a long name", (page) => openFilled(page, "/search?q=x")],
  ["a search of everything for nobody", (page) => openFilled(page, "/search?q=nobody")],
  ["the palette", openPalette],
  ["the palette with what it has found", openPaletteWith],
  ["the shortcuts", openShortcuts],
  ["an empty report", (page) => openAs(page, "/reports?period=month")],
  ["the reports", openReports],
  ["no activities", (page) => openAs(page, "/activities")],
  ["activities of a type", (page) => openDeals(page, "/activities?type=call")],
  ["no activity", (page) => openAs(page, "/activity")],
  ["the activity", (page) => openDeals(page, "/activity")],
  ["the activity of nothing", (page) => openDeals(page, "/activity?of=view&deed=merged")],
  ["one operation", oneOperation],
  ["deleting permanently", deletion],
  ["a refused deletion", refusedDeletion],
  ["emptying Trash", emptying],
  ["nothing to empty", (page) => openAs(page, "/trash/empty")],
  ["the settings", (page) => openSettings(page, () => "/settings")],
  ["a calendar feed that is off", (page) => openAs(page, "/settings/calendar")],
  ["a calendar feed", openFeed],
  ["mail", (page) => openAs(page, "/settings/mail")],
  ["files", (page) => openAs(page, "/settings/files")],
  ["a contact with files", openFiles],
  ["a file", openFile],
  ["the daily digest", (page) => openAs(page, "/settings/digest")],
  ["your data", (page) => openAs(page, "/settings/data")],
  ["backups", (page) => openAs(page, "/settings/backups")],
  ["delete account", (page) => openAs(page, "/settings/data/delete")],
  ["signed-in devices", (page) => openAs(page, "/settings/sessions")],
  ["invitations", (page) => openAs(page, "/settings/invitations")],
  ["the email of an account", (page) => openAs(page, "/settings/email")],
  ["a change of email", changedEmail],
  ["a link that confirms an address", confirmedEmail],
  ["a change of password", (page) => openSettings(page, () => "/settings/password")],
  ["a confirmation", (page) => openAs(page, "/confirm")],
  ["no passkeys", (page) => openAs(page, "/settings/passkeys")],
  ["a new passkey", (page) => openAs(page, "/settings/passkeys/new")],
  ["sign-in providers", (page) => openAs(page, "/settings/providers")],
  ["two-step sign-in", (page) => openAs(page, "/settings/two-step")],
  ["two-step sign-in that is being set up", openTwoStep],
  ["switching off two-step sign-in", (page) => openAs(page, "/settings/two-step/off")],
  ["pipelines of long names", (page) => openSettings(page, () => "/settings/pipelines")],
  ["a pipeline", (page) => openSettings(page, (ids) => `/settings/pipelines/${ids.pipeline}`)],
  [
    "deleting a pipeline",
    (page) => openSettings(page, (ids) => `/settings/pipelines/${ids.pipeline}/delete`),
  ],
  [
    "a new stage",
    (page) => openSettings(page, (ids) => `/settings/pipelines/${ids.pipeline}/stages/new`),
  ],
  ["a stage", (page) => openSettings(page, (ids) => `/settings/stages/${ids.stage}`)],
  [
    "deleting a stage",
    (page) => openSettings(page, (ids) => `/settings/stages/${ids.stage}/delete`),
  ],
  ["pipelines with stale deals", openPipelines],
  ["the lost reasons", openReasons],
  ["refused lost reasons", refusedReasons],
  ["the sources of contacts", openSources],
  ["currencies without a base", (page) => openAs(page, "/settings/currencies")],
  ["currencies without rates", (page) => openRates(page, "/settings/currencies", [])],
  ["currencies and rates", (page) => openRates(page, "/settings/currencies")],
  ["a refused rate", refusedRate],
  ["all rates of a currency", (page) => openRates(page, "/settings/currencies/USD")],
  ["no rates of a currency", (page) => openRates(page, "/settings/currencies/KWD")],
  ["a rate's edit", openRate],
  ["import of rates", (page) => openRates(page, "/settings/currencies/import")],
  ["the result of an import of rates", importedRates],
  ["Today with its rates open", openAbout],
  ["nowhere", (page) => openAs(page, "/nowhere")],
  ["nobody", (page) => openAs(page, "/contacts/2000000000")],
];

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
}

async function openAs(page: Page, path: string): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  await page.goto(path);
}

/** People with very long names and addresses in foreign scripts. */
const people = [
  { firstName: "Sarah", lastName: "Chen", email: "sarah.chen@example.com", phone: "0412 345 678" },
  {
    firstName: "Wolfeschlegelsteinhausenbergerdorff".repeat(3),
    lastName: "x".repeat(120),
    email: `${"long.".repeat(12)}name@${"very-long-domain-name.".repeat(6)}example.com`,
    phone: "+61 412 345 678 ext. 1234567890 1234567890 1234567890",
    company: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    jobTitle: "Vice-President-of-".repeat(8),
    notes: `${"word ".repeat(60)}\n${"unbroken".repeat(60)}`,
    tags: ["VIP", "a-tag-as-long-as-a-tag-may-be-with-sixty-characters-in-total"],
  },
  { firstName: "محمد عبد الرحمن", lastName: "الأحمدي", company: "شركة", tags: ["عميل", "VIP"] },
  { firstName: "שרה", lastName: "כהן", jobTitle: "מנכ״לית", email: "sara@דוגמה.example" },
  { firstName: "😀".repeat(50), tags: ["😀"] },
];

interface Listed {
  items: { id: number; lastName: string | null }[];
}

/**
 * Opens a URL as a new person whose workspace has all kinds of contacts; or, given a function, the
 * URL for the most difficult one.
 */
async function openFilled(page: Page, address: string | ((id: number) => string)): Promise<number> {
  await page.context().clearCookies();
  await signUp(page);
  await addContacts(page, people);
  const { items } = await call<Listed>(page, "contact.list", {}, "read");
  const worst = items.find(({ lastName }) => lastName?.startsWith("xxx"))?.id ?? 0;
  await page.goto(typeof address === "string" ? address : address(worst));
  return worst;
}

/**
 * A contact with every field filled in, whose name and notes would break a page that didn't escape
 * them.
 */
const known = {
  firstName: "<script>alert(1)</script>",
  lastName: '"O\'Brien" & {{Söhne}}',
  email: "obrien@example.com",
  emailLabel: "work",
  moreEmails: [{ label: "home", value: `${"long.".repeat(12)}name@${"very-long.".repeat(12)}com` }],
  phone: "+61 412 345 678",
  phoneLabel: "mobile",
  morePhones: [{ label: null, value: "007" }],
  company: "null",
  jobTitle: "Unbrokenjobtitle".repeat(12),
  website: `https://example.com/${"path/".repeat(40)}`,
  linkedin: "linkedin.com/in/obrien",
  street: `Level 12\n${"Unbroken".repeat(30)}`,
  city: "Sydney",
  region: "NSW",
  postalCode: "2000",
  country: "Australia",
  birthday: "1980-02-29",
  notes: [
    "# A heading\n\nText with **marks**, `code` and <img src=x onerror=alert(1)>.",
    "- a list\n- [ ] with a box\n\n1. and\n2. another",
    "> a quote\n\n```\nsome code\n```",
    `| a table | ${"unbroken".repeat(20)} |\n|---|---:|\n| 1 | 2 |`,
    `---\n\n![an image](https://example.com/image.png) https://example.com/${"path/".repeat(60)}`,
  ].join("\n\n"),
};

async function openKnown(page: Page): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  const tagIds = [await addTag(page, "VIP"), await addTag(page, "Unbrokentag".repeat(5))];
  const { id } = await call<{ id: number }>(page, "contact.create", { ...known, tagIds });
  const stages = await call<{ id: number }[]>(page, "stage.list", {}, "read");
  for (const title of ["Website", "Unbrokendeal".repeat(16)]) {
    const deal = { title, value: 9_999_999_999.99, contactId: id, expectedCloseDate: "2026-12-24" };
    const made = await call<{ id: number }>(page, "deal.create", deal);
    await call(page, "deal.move", { id: made.id, stageId: stages[1]?.id });
  }
  await call(page, "contact.update", { id, contact: { notes: `${known.notes}\n\nMore.` } });
  const { operation } = await call<{ operation: string }>(page, "contact.delete", { id });
  await call(page, "change.undo", { operation });
  await page.goto(`/contacts/${id}`);
}

async function changedEmail(page: Page): Promise<void> {
  await openAs(page, "/settings/email");
  await page.getByLabel("New email").fill(`${"long.".repeat(12)}name@${"long.".repeat(12)}example`);
  await page.getByRole("button", { name: "Change email" }).click();
  await page.getByRole("button", { name: "Cancel change" }).waitFor();
}

async function confirmedEmail(page: Page): Promise<void> {
  await changedEmail(page);
  await page.goto("/dev/mailbox");
  const link = page.locator("a[href*='/confirm-email/']").first();
  await page.goto((await link.getAttribute("href")) ?? "");
}

async function openContactDialog(page: Page): Promise<void> {
  await openFilled(page, "/contacts");
  await openIdle(page, "/contacts");
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  await page.getByRole("dialog", { name: "New contact" }).waitFor();
}

async function openEditors(page: Page): Promise<void> {
  await openKnown(page);
  await openIdle(page, page.url());
  for (const part of ["name", "email", "address", "birthday", "notes"]) {
    await page.getByRole("link", { name: `Change ${part}` }).click();
  }
  const field = page.getByRole("textbox", { name: "Birthday" });
  await field.fill("31 February");
  // The keyboard's focus moves on as the other editors come.
  const editor = page.locator("form").filter({ has: field });
  await editor.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").waitFor();
}

/**
 * Opens a URL for the contact with the most extreme values, who exists twice, or for all contacts.
 */
async function openTwins(
  page: Page,
  address: (worst: number[], all: number[]) => string,
): Promise<void> {
  await openFilled(page, "/contacts");
  await addContacts(page, people);
  const { items } = await call<Listed>(page, "contact.list", {}, "read");
  const worst = items.filter(({ lastName }) => lastName?.startsWith("xxx"));
  const idsOf = (list: { id: number }[]) => list.map(({ id }) => id);
  await page.goto(address(idsOf(worst), idsOf(items)));
}

function mergeOf(ids: number[]): string {
  return `/contacts/merge?${new URLSearchParams(ids.map((id) => ["id", String(id)]))}`;
}

async function refusedNotes(page: Page): Promise<void> {
  await openAs(page, "/contacts");
  const ids: number[] = [];
  for (const letter of ["x", "y"]) {
    const notes = letter.repeat(12_000);
    ids.push(await addContact(page, { ...known, email: null, moreEmails: [], notes }));
  }
  await page.goto(mergeOf(ids));
  await page.getByRole("button", { name: "Merge contacts" }).click();
  await page.getByText("over 20,000 characters").waitFor();
}

async function likeness(page: Page): Promise<void> {
  await openFilled(page, "/contacts/new");
  await whenIdle(page);
  await page.getByLabel("Phone optional").fill("0412 345 678");
  await page.getByLabel("First name").fill("Sarah");
  await page.getByText("Possible duplicate: Sarah Chen").waitFor();
}

/** On a phone the filters of a list are in a sheet. */
async function openFilterSheet(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Filter", exact: true });
  if (await button.isVisible()) await button.click();
}

async function openTagMenu(page: Page): Promise<void> {
  await openFilled(page, "/contacts");
  await openFilterSheet(page);
  await page.locator("summary", { hasText: "Tags" }).click();
  await page.getByRole("checkbox", { name: "VIP" }).waitFor();
}

const allColumns = "columns=company,title,email,phone,tags,added,updated";

async function openAllColumns(page: Page): Promise<void> {
  await openFilled(page, `/contacts?${allColumns}`);
}

async function openColumnMenu(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openFilled(page, "/contacts");
  await whenIdle(page);
  await page.getByRole("link", { name: "Columns" }).click();
  await page.getByRole("list", { name: "Columns" }).waitFor();
}

/** Opens a view among others, each with the longest possible name. */
async function openView(page: Page): Promise<number> {
  await openFilled(page, "/tags");
  const ids: number[] = [];
  for (const name of ["Leads", "Unbrokenview".repeat(5), "عملاء"]) {
    const view = { list: "contacts", name, query: "sort=newest" };
    ids.push((await call<{ id: number }>(page, "view.create", view)).id);
  }
  await page.goto(`/contacts?sort=newest&view=${ids[1]}`);
  return ids[1] ?? 0;
}

async function openNewView(page: Page): Promise<void> {
  const id = await openView(page);
  await page.goto(`/views/new?list=contacts&query=search%3Da&view=${id}`);
}

async function refusedView(page: Page): Promise<void> {
  await openNewView(page);
  await page.getByLabel("Name").fill("LEADS");
  await page.getByRole("button", { name: "Save as new view" }).click();
  await page.getByText("There's already a view called “LEADS”.").waitFor();
}

async function openViewEdit(page: Page): Promise<void> {
  const id = await openView(page);
  await page.goto(`/views/${id}`);
}

async function flash(page: Page): Promise<void> {
  await openFilled(page, (id) => `/contacts/${id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await undoIn(page).waitFor();
}

async function trash(page: Page): Promise<void> {
  const id = await openFilled(page, "/contacts");
  await call(page, "contact.delete", { id });
  await page.goto("/trash");
}

async function oneOperation(page: Page): Promise<void> {
  await openFilled(page, "/activity");
  await page.getByRole("main").getByRole("link", { name: "more" }).first().click();
  await page.getByRole("heading", { name: "Imported" }).waitFor();
}

async function deletion(page: Page): Promise<void> {
  await trash(page);
  await page.getByRole("link", { name: "permanently" }).first().click();
  await page.getByLabel("Type DELETE").waitFor();
}

async function refusedDeletion(page: Page): Promise<void> {
  await deletion(page);
  await page.getByLabel("Type DELETE").fill("delete");
  await page.getByRole("button", { name: "Delete permanently" }).click();
  await page.getByText("in capitals").waitFor();
}

async function emptying(page: Page): Promise<void> {
  await trashedDeal(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await call(page, "contact.delete", { id });
  await page.goto("/trash/empty");
}

/** The reports with all of their tables. */
async function openReports(page: Page): Promise<void> {
  await openDeals(page, "/reports");
  for (const table of await page.locator(".report-table > summary").all()) await table.click();
}

/** Opens a URL as a new person with the sample data and a deal of the greatest length. */
async function openDeals(page: Page, address: string | ((id: number) => string)): Promise<number> {
  await page.context().clearCookies();
  await signUp(page);
  await call(page, "sample.load", {});
  const { tags: _, ...longest } = people[1] ?? {};
  const { id: contactId } = await call<{ id: number }>(page, "contact.create", longest);
  const { id } = await call<{ id: number }>(page, "deal.create", {
    title: "Unbrokendeal".repeat(16),
    value: 9_999_999_999.99,
    contactId,
    expectedCloseDate: "2020-02-29",
    description: "unbroken".repeat(60),
  });
  await page.goto(typeof address === "string" ? address : address(id));
  return id;
}

/** Opens the page of a contact with a planned and a past activity, of the longest texts. */
async function openActivities(page: Page): Promise<number> {
  const contactId = await openFilled(page, "/contacts");
  const texts = { subject: "unbroken".repeat(25), description: `# Notes\n\n${"word ".repeat(60)}` };
  const done = { ...texts, outcome: "unbroken".repeat(25), durationMinutes: 10_080 };
  const soon = { type: "meeting", contactId, timestamp: Date.UTC(2099, 0, 5) };
  await call(page, "activity.create", soon);
  const { id } = await call<{ id: number }>(page, "activity.create", {
    ...{ type: "call", contactId },
    ...done,
  });
  await page.goto(`/contacts/${contactId}?logged=${id}`);
  return id;
}

async function openActivity(page: Page): Promise<void> {
  const id = await openActivities(page);
  await page.goto(`/activities/${id}`);
}

async function refusedActivity(page: Page): Promise<void> {
  await openFilled(page, (id) => `/activities/new?contactId=${id}&type=meeting`);
  await page.getByLabel("Minutes optional").fill("an hour");
  await page.getByRole("button", { name: "Log activity" }).click();
}

/** The start of the longest company name here. */
const longest = "Donau";

/**
 * The id of the company whose name begins like this, in the workspace of the person on the page.
 */
async function companyOf(page: Page, search: string): Promise<number> {
  const [found] = await call<{ id: number }[]>(page, "company.suggest", { search }, "read");
  return found?.id ?? 0;
}

/** Opens one of a company's pages as a new person who has deals with it, and returns its id. */
async function openCompany(page: Page, search: string, path: string): Promise<number> {
  await openDeals(page, "/companies");
  const id = await companyOf(page, search);
  await page.goto(`/companies/${id}${path}`);
  return id;
}

async function openQuietCompany(page: Page): Promise<void> {
  await openAs(page, "/companies");
  const { id } = await call<{ id: number }>(page, "company.create", { name: "x".repeat(200) });
  await page.goto(`/companies/${id}`);
}

async function tickedCompanies(page: Page): Promise<void> {
  await openDeals(page, "/companies");
  await page.getByRole("checkbox").first().check();
}

async function refusedCompany(page: Page): Promise<void> {
  await openFilled(page, "/companies/new");
  await page.getByLabel("Name").fill(people[1]?.company?.toUpperCase() ?? "");
  await page.getByRole("button", { name: "Add company" }).click();
  await page.getByText("There's already a company called").waitFor();
}

/** All that is known of a company, in long words. */
const described = {
  website: `https://www.${"unbroken".repeat(12)}.example/${"path/".repeat(20)}`,
  phone: "+61 2 9999 0000 ext. 12345",
  street: "Level 22\nDonaudampfschifffahrtsgesellschaftsstraße 1",
  ...{ city: "Sydney", region: "New South Wales", postalCode: "2000", country: "Australia" },
  notes: `# Terms\n\n- ${"unbroken".repeat(30)}\n- **30 days**`,
};

/** Opens the page of a company with all its details, and answers with its id. */
async function openDescribedCompany(page: Page): Promise<number> {
  const id = await openCompany(page, longest, "");
  await call(page, "company.update", { id, company: described });
  await page.reload();
  return id;
}

/** With JavaScript two groups stand open; without, the pencil leads to the form. */
async function editedCompany(page: Page): Promise<void> {
  await openDescribedCompany(page);
  await page.getByRole("link", { name: "Change address" }).click();
  await page.getByRole("textbox", { name: "City" }).waitFor();
}

async function refusedCompanyEdit(page: Page): Promise<void> {
  await openCompany(page, longest, "/edit");
  await page.getByLabel("Name").fill("techcorp australia");
  await page.getByLabel("Website").fill("nowhere");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Enter a link like").waitFor();
  await page.getByLabel("Website").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("There's already a company called").waitFor();
}

async function openMerge(page: Page): Promise<void> {
  const id = await openDescribedCompany(page);
  await call(page, "company.create", { name: "Donaudampf und Söhne" });
  const techCorp = await companyOf(page, "techcorp");
  const company = { ...described, phone: "1800 000 000", city: null };
  await call(page, "company.update", { id: techCorp, company });
  await page.goto(`/companies/merge?id=${id}&id=${techCorp}`);
}

async function refusedMerge(page: Page): Promise<void> {
  const id = await openCompany(page, longest, "");
  await page.goto(`/companies/merge?id=${id}&add=${"Unbroken".repeat(20)}`);
}

async function deletedCompany(page: Page): Promise<void> {
  await openCompany(page, longest, "");
  await page.getByRole("button", { name: "Delete" }).click();
  await undoIn(page).waitFor();
}

async function openPeopleOf(page: Page): Promise<void> {
  const id = await openCompany(page, longest, "");
  await page.goto(`/contacts?company=${id}`);
}

async function openDealsOf(page: Page): Promise<void> {
  const id = await openCompany(page, longest, "");
  await page.goto(`/deals/all?company=${id}&kind=open`);
}

/**
 * Opens a lost deal with the longest names and several people, one of them in Trash, that has been
 * moved several times.
 */
async function openLost(page: Page): Promise<number> {
  const id = await openDeals(page, "/deals");
  const contactIds: number[] = [];
  for (const { tags: _, ...person } of people) {
    contactIds.push((await call<{ id: number }>(page, "contact.create", person)).id);
  }
  await call(page, "deal.update", { id, deal: { contactIds } });
  await call(page, "contact.delete", { id: contactIds[0] });
  const stages = await call<{ id: number; kind: string }[]>(page, "stage.list", {}, "read");
  await call(page, "deal.move", { id, stageId: stages[2]?.id });
  const lost = stages.find(({ kind }) => kind === "lost")?.id;
  await call(page, "deal.move", { id, stageId: lost, lostReason: "unbroken".repeat(25) });
  await page.goto(`/deals/${id}`);
  return id;
}

async function openDealEditors(page: Page): Promise<void> {
  await openLost(page);
  for (const part of ["title", "contacts", "closed date", "lost reason", "description", "value"]) {
    await page.getByRole("link", { name: `Change ${part}` }).click();
  }
  const value = page.getByRole("textbox", { name: "Value" });
  await value.fill("0");
  await value.press("Enter");
  await page.getByRole("alert").waitFor();
}

async function openClosing(page: Page): Promise<void> {
  await openDeals(page, (id) => `/deals/${id}`);
  await page.locator("summary", { hasText: "Lost" }).click();
  await page.getByRole("button", { name: "Mark as lost" }).waitFor();
}

async function openClosingChoice(page: Page): Promise<void> {
  const id = await openDeals(page, (deal) => `/deals/${deal}`);
  await call(page, "pipeline.create", { name: "Unbrokenpipeline".repeat(3) });
  await page.goto(`/deals/${id}/close/lost`);
  await page.getByLabel("Stage").waitFor();
}

async function openClosingNowhere(page: Page): Promise<void> {
  const id = await openDeals(page, (deal) => `/deals/${deal}`);
  const stages = await call<{ id: number; kind: string }[]>(page, "stage.list", {}, "read");
  const [won, lost] = ["won", "lost"].map((kind) => stages.find((each) => each.kind === kind)?.id);
  await call(page, "stage.delete", { id: won, moveDealsTo: lost });
  await page.goto(`/deals/${id}/close/won`);
  await page.getByRole("heading", { name: "No pipeline has a won stage" }).waitFor();
}

async function refusedClosing(page: Page): Promise<void> {
  await openDeals(page, (id) => `/deals/${id}/close/lost`);
  const reason = page.getByLabel("Other reason");
  await reason.fill("x".repeat(201));
  await page.getByRole("button", { name: "Mark as lost" }).click();
  await page.getByText("can be up to 200").waitFor();
}

async function openMove(page: Page): Promise<void> {
  await openDeals(page, "/deals");
  await page.locator("[data-live]").waitFor();
  await page.getByRole("link", { name: /^Move “Unbroken/ }).click();
  await page.getByRole("button", { name: "Closed Won" }).waitFor();
}

async function openLostOnBoard(page: Page): Promise<void> {
  await openMove(page);
  await page.getByRole("button", { name: "Closed Lost" }).click();
  await page.getByRole("button", { name: "Mark as lost" }).waitFor();
}

async function openFound(page: Page, address: string): Promise<void> {
  await openDeals(page, "/tags");
  await addTag(page, "Tech lead");
  await page.goto(address);
}

async function openPalette(page: Page): Promise<void> {
  await openFilled(page, (id) => `/contacts/${id}`);
  await openIdle(page, "/contacts");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("option").first().waitFor();
}

async function openPaletteWith(page: Page): Promise<void> {
  await openPalette(page);
  await page.keyboard.type("x");
  await page.getByRole("group", { name: "Contacts" }).waitFor();
}

async function openShortcuts(page: Page): Promise<void> {
  await openAs(page, "/contacts");
  await whenIdle(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
}

async function refusedDeal(page: Page): Promise<void> {
  await openDeals(page, "/deals/new");
  await page.getByLabel("Value").fill("0");
  await page.getByRole("button", { name: "Add deal" }).click();
  await page.getByText("Enter an amount above 0.").waitFor();
}

async function trashedDeal(page: Page): Promise<void> {
  const id = await openDeals(page, "/deals");
  await call(page, "deal.delete", { id });
  await page.goto("/trash?kind=deals");
}

async function refusedSignIn(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
}

async function refusedContact(page: Page): Promise<void> {
  await openFilled(page, "/contacts/new");
  await page.getByLabel("Email optional").fill("sarah@localhost");
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByText("Enter a valid email, like name@example.com.").waitFor();
}

async function openTag(page: Page): Promise<void> {
  await openAs(page, "/contacts");
  await page.goto(`/tags/${await addTag(page, "Lead")}`);
}

async function refusedTag(page: Page): Promise<void> {
  await openFilled(page, "/tags");
  await page.getByLabel("Name").fill("vip");
  await page.getByRole("button", { name: "Create tag" }).click();
  await page.getByText("There's already a tag called “vip”.").waitFor();
}

async function importText(page: Page, text: string): Promise<void> {
  await openAs(page, "/contacts");
  await sendFile(page, csvFile(text));
  await page
    .getByText(/find people in this file|Goes to/)
    .first()
    .waitFor();
}

const peopleFile = "Name,Email,Size\nAnn,a,1\nBob,,2\n,,3";

async function importPreview(page: Page): Promise<void> {
  await importText(page, peopleFile);
  await previewFile(page);
}

async function importResult(page: Page): Promise<void> {
  await importPreview(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "View contacts" }).waitFor();
}

async function importQuestions(page: Page): Promise<void> {
  await importText(page, "Name,Birthday\nAnn,03/04/1980");
  await page.getByRole("heading", { name: "Columns" }).waitFor();
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("heading", { name: "Questions" }).waitFor();
}

const someRates = [
  { currency: "USD", day: "2026-11-03", rate: 1.53 },
  { currency: "USD", day: "2026-11-02", rate: 1.53123456789 },
  { currency: "JPY", day: "2026-11-03", rate: 0.0000001234 },
];

/** Opens a URL as a new person with rates in AUD, and deals in AUD and other currencies. */
async function openRates(page: Page, address: string, rates = someRates): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  await call(page, "settings.update", { settings: { baseCurrency: "AUD" } });
  for (const rate of rates) await call(page, "rate.set", rate);
  for (const currency of ["AUD", "USD", "JPY", "KWD"]) {
    await call(page, "deal.create", { title: currency, value: 9_999_999_999, currency });
  }
  await page.goto(address);
}

/** Opens a URL as a new person with long names for a pipeline and a stage. */
async function openSettings(
  page: Page,
  address: (ids: { pipeline: number; stage: number }) => string,
): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  const name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau";
  const { id: pipeline } = await call<{ id: number }>(page, "pipeline.create", { name });
  const input = { pipelineId: pipeline, name, kind: "open" };
  const { id: stage } = await call<{ id: number }>(page, "stage.create", input);
  await page.goto(address({ pipeline, stage }));
}

async function openTwoStep(page: Page): Promise<void> {
  await openAs(page, "/settings/two-step");
  await page.getByLabel("Current password").fill("correct horse");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("img", { name: "QR code" }).waitFor();
}

async function openPipelines(page: Page): Promise<void> {
  await openAs(page, "/settings");
  await call(page, "pipeline.create", { name: "Unbroken".repeat(7) });
  const [stage] = await call<{ id: number }[]>(page, "stage.list", {}, "read");
  const name = "Unbrokenstage".repeat(4);
  await call(page, "stage.update", { id: stage?.id, stage: { name, rottingDays: 365 } });
  await openIdle(page, "/settings/pipelines");
}

async function openReasons(page: Page): Promise<void> {
  await openAs(page, "/settings");
  const lostReasons = `Weather\n${"unbroken".repeat(25)}`;
  await call(page, "settings.update", { settings: { lostReasons } });
  await page.goto("/settings/lost-reasons");
}

async function openSources(page: Page): Promise<void> {
  await openAs(page, "/settings");
  const sources = `Trade fair\n${"unbroken".repeat(12)}`;
  await call(page, "settings.update", { settings: { sources } });
  await page.goto("/settings/sources");
}

async function refusedReasons(page: Page): Promise<void> {
  await openReasons(page);
  await page.getByLabel("Lost reasons, one per line").fill("x".repeat(201));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Each reason can be up to").waitFor();
}

async function refusedRate(page: Page): Promise<void> {
  await openRates(page, "/settings/currencies");
  await page.getByLabel("Value in AUD").fill("0");
  await page.getByRole("button", { name: "Save rate" }).click();
  await page.getByText("Enter a rate above 0.").waitFor();
}

async function openRate(page: Page): Promise<void> {
  await openRates(page, "/settings/currencies");
  await page.getByRole("link", { name: "Edit USD" }).click();
  await page.getByRole("heading", { name: "Edit USD rate" }).waitFor();
}

async function importedRates(page: Page): Promise<void> {
  await openRates(page, "/settings/currencies/import");
  const text = "Date,USD,JPY,AUD,CYP\n2026-11-03,1.08,162.5,1.65,0.5\n2026-11-02,1.1,160,,0.5";
  await page.getByLabel("CSV file").setInputFiles(csvFile(text));
  await page.getByRole("radio", { name: "USD per 1 EUR" }).check();
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByText("Not imported").waitFor();
}

async function openAbout(page: Page): Promise<void> {
  await openRates(page, "/today");
  await page.locator(".figure .sum-button").click();
  await page.locator(".figure").getByText("1 USD = 1.53 AUD").waitFor();
}

async function openFeed(page: Page): Promise<void> {
  await openAs(page, "/settings/calendar");
  await page.getByRole("button", { name: "Switch on calendar feed" }).click();
  await page.getByRole("heading", { name: "Calendar URL" }).waitFor();
}

async function openFiles(page: Page): Promise<void> {
  await openAs(page, "/settings");
  const id = await addContact(page, { firstName: "Ann" });
  await openIdle(page, `/contacts/${id}`);
  const [name, mimeType] = ["A long name of a file that somebody sent.pdf", "application/pdf"];
  const file = { name, mimeType, buffer: Buffer.from("%PDF-1.7") };
  const form = page.getByRole("region", { name: "Files", exact: true });
  await form.getByLabel("Select files").setInputFiles(file);
  await page.getByRole("link", { name, exact: true }).waitFor();
}

async function openFile(page: Page): Promise<void> {
  await openFiles(page);
  await page.getByRole("link", { name: /^Rename/ }).click();
  await page.getByRole("heading", { name: /^Rename/ }).waitFor();
}

async function openPicker(page: Page): Promise<void> {
  await openDeals(page, "/deals/new");
  await (await liveField(page, "Contact optional")).fill("x");
  await page.getByText("Create contact").waitFor();
}

/** Without JavaScript a button of the form leads there. */
async function openPickPage(page: Page): Promise<void> {
  await openDeals(page, "/deals/new");
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>("main form");
    form?.setAttribute("action", "/pick/contact?field=contactId&to=/deals/new");
    form?.submit();
  });
  await page.getByRole("heading", { name: "Select a contact" }).waitFor();
}

async function openAllDealColumns(page: Page): Promise<void> {
  const columns = "contact,company,stage,value,closes,closed,lost,step,tags,added,updated";
  await openDeals(page, `/deals/all?columns=${columns}`);
}

async function openBoardFilters(page: Page): Promise<void> {
  await openDeals(page, "/deals?search=e&overdue=on&value-from=1&value-to=900000");
  await openFilterSheet(page);
  await page.locator("summary", { hasText: "Filters" }).click();
}

async function openDealFilters(page: Page): Promise<void> {
  const filters = "kind=open&currency=AUD&value-from=1&closes-from=2020-01-01&overdue=1&stepless=1";
  await openDeals(page, `/deals/all?${filters}`);
  await openFilterSheet(page);
  await page.getByText("Filters", { exact: true }).click();
}

const allTaskColumns =
  "/tasks?columns=due,repeats,status,priority,category,contact,deal,company,added";

/** Opens a page as somebody with tasks of every group, of long names and with everything filled. */
async function openTasks(
  page: Page,
  path: (ids: { task: number; category: number }) => string,
): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  const long = "Find out who decides about the licences, ".repeat(4).trim();
  const contactId = await addContact(page, { firstName: "Sarah", lastName: "Chen".repeat(12) });
  const deal = await call<{ id: number }>(page, "deal.create", {
    title: long,
    value: 1,
    contactId,
  });
  const company = await call<{ id: number }>(page, "company.create", {
    name: "Acme ".repeat(12).trim(),
  });
  const named = { name: "Sales and support", color: "#F59E0B", description: long };
  const category = await call<{ id: number }>(page, "category.create", named);
  const about = { contactId, dealId: deal.id, companyId: company.id, categoryId: category.id };
  const today = Date.now();
  const due = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
  const task = await call<{ id: number }>(page, "todo.create", {
    ...about,
    title: long,
    description: `**${long}**`,
    dueDate: due(0),
    dueTime: "14:30",
    durationMinutes: 90,
    repeat: "FREQ=MONTHLY;BYMONTHDAY=-1",
    priority: "urgent",
  });
  for (const days of [-3, 1, 2, 3, 40]) {
    await call(page, "todo.create", { title: `Call no. ${days}`, dueDate: due(days) });
  }
  await call(page, "todo.create", { title: "Some day", priority: "low" });
  await call(page, "todo.create", { title: "Done", dueDate: due(-9), status: "completed" });
  await page.goto(path({ task: task.id, category: category.id }));
}

const readLine = "/tasks/new?text=Call+tomorrow+3pm+every+monday+!high+%23nothing";

async function quickTask(page: Page): Promise<void> {
  await openTasks(page, () => "/tasks/quick");
  await page.getByLabel("Task").fill("Call tomorrow 3pm every monday !high #nothing");
  await page.getByRole("button", { name: "Remove High priority" }).waitFor();
}

async function refusedTask(page: Page): Promise<void> {
  await page.context().clearCookies();
  await signUp(page);
  await page.goto("/tasks/new");
  await page.getByLabel("Title").fill("Call");
  await page.getByLabel("Time").fill("14:30");
  await page.getByRole("button", { name: "Add task" }).click();
  await page.locator(".field-error").first().waitFor();
}
