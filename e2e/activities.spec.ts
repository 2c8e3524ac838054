import type { Locator, Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  everyWay,
  expect,
  onPhone,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

interface Made {
  id: number;
}

async function openAnn(page: Page): Promise<number> {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann", lastName: "Lee", company: "Acme" });
  await page.goto(`/contacts/${id}`);
  return id;
}

function timelineOf(page: Page) {
  return page.getByRole("region", { name: "Timeline" });
}

/** The first entry of the timeline. */
function first(page: Page) {
  return timelineOf(page).locator("ol > li").first();
}

const composerOf = (page: Page) => page.getByRole("form", { name: "Log an activity" });

test(
  "a call with a next step is logged with two presses, and Undo takes each back",
  everyWay,
  async ({ page }) => {
    const id = await openAnn(page);
    const deal = await call<Made>(page, "deal.create", { title: "Website", contactId: id });
    await page.goto(`/deals/${deal.id}`);
    await composerOf(page).getByRole("textbox", { name: "Subject" }).fill("Pricing");
    await composerOf(page).getByRole("button", { name: "Log activity" }).click();
    await expect(page.getByText("Logged call “Pricing”.")).toBeVisible();
    await expect(first(page)).toContainText("Pricing");
    await expect(first(page)).toContainText("Ann Lee");
    const next = page.getByRole("form", { name: "Next step" });
    await expect(next.getByLabel("Next step?")).toHaveValue("Follow up on Website");
    await next.getByRole("button", { name: "In 3 days" }).click();
    await expect(page.getByText("Added next step “Follow up on Website”.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Tasks" })).toContainText("Follow up on Website");
    await expect(next).toBeHidden();
    await undoIn(page).click();
    await expect(page.getByRole("region", { name: "Tasks" })).not.toContainText("Follow up");
    await page.goto(`/contacts/${id}`);
    await expect(first(page)).toContainText("Pricing");
    await expect(first(page).getByRole("link", { name: "Website" })).toBeVisible();
  },
);

test(
  "a meeting on another day is planned, at the top, and can be moved, deleted and brought back",
  bothWays,
  async ({ page }) => {
    await openAnn(page);
    const id = await addContact(page, { firstName: "Bob" });
    await page.goto(`/contacts/${id}`);
    const composer = composerOf(page);
    await composer.getByText("Meeting").click();
    await composer.getByText("Now").click();
    await composer.getByLabel("Day").fill("2099-03-02");
    await composer.getByLabel("Time").fill("14:30");
    await composer.getByRole("textbox", { name: "What happened?" }).fill("Bring the **offer**.");
    await composer.getByRole("button", { name: /^(Plan|Log activity)$/ }).click();
    await expect(page.getByText("Planned the meeting with Bob.")).toBeVisible();
    await page.getByRole("link", { name: "No next step" }).click();
    await expect(page).toHaveURL(`/contacts/${id}`);
    await expect(timelineOf(page).getByRole("heading", { name: "Planned" })).toBeVisible();
    await expect(first(page)).toContainText("2 Mar 2099, 2:30 pm");
    await expect(first(page).locator("strong")).toHaveText("offer");

    await first(page).getByRole("link", { name: "Edit Meeting" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Edit meeting");
    await expect(page.getByLabel("Time optional")).toHaveValue("14:30");
    await page.getByLabel("Time optional").fill("16:00");
    await page.getByLabel("Subject optional").fill("Offer");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Offer”.")).toBeVisible();
    await expect(first(page)).toContainText("2 Mar 2099, 4:00 pm");

    await first(page).getByRole("button", { name: "Delete Offer" }).click();
    await expect(page.getByText("Deleted “Offer”.")).toBeVisible();
    await expect(timelineOf(page).getByRole("heading", { name: "Planned" })).toBeHidden();
    await undoIn(page).click();
    await expect(first(page)).toContainText("Offer");
  },
);

test(
  "a timeline is filtered by type of activity, with days as headings",
  withoutJavaScript,
  async ({ page }) => {
    const id = await openAnn(page);
    for (const type of ["call", "note"]) {
      await call(page, "activity.create", { type, subject: `A ${type}`, contactId: id });
    }
    await call(page, "activity.create", {
      ...{ type: "email", subject: "Long ago", contactId: id },
      timestamp: Date.UTC(2026, 0, 5, 12),
    });
    await page.reload();
    const timeline = timelineOf(page);
    const entries = timeline.locator("ol > li");
    await expect(entries).toHaveCount(4);
    await expect(timeline.getByRole("heading", { level: 3 })).toHaveText(["Today", "5 Jan 2026"]);
    await timeline.getByRole("link", { name: "Notes" }).click();
    await expect(entries).toHaveCount(1);
    await expect(entries.first()).toContainText("A note");
    await timeline.getByRole("link", { name: "Changes" }).click();
    await expect(entries).toHaveCount(1);
    await expect(entries.first()).toContainText("Added");
    await timeline.getByRole("link", { name: "Meetings" }).click();
    await expect(timeline).toContainText("Nothing here yet.");
  },
);

test(
  "a form that is refused is shown again with what was typed, and leads back to its record",
  bothWays,
  async ({ page }) => {
    const id = await openAnn(page);
    const composer = composerOf(page);
    await composer.getByRole("textbox", { name: "Subject" }).fill("Pricing");
    await composer.getByLabel("Minutes").fill("20000");
    // Otherwise the browser itself refuses what is beyond the limit.
    await composer.evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await composer.getByRole("button", { name: "Log activity" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log an activity");
    await expect(page.getByLabel("Subject optional")).toHaveValue("Pricing");
    await expect(page.getByLabel("Minutes optional")).toHaveAccessibleDescription(
      /^Enter whole minutes up to 10,080, e\.g\. 30\./,
    );
    await page.getByLabel("Minutes optional").fill("20");
    await page.getByRole("button", { name: "Log activity" }).click();
    await expect(first(page)).toContainText("20 min");
    expect(new URL(page.url()).pathname).toBe(`/contacts/${id}`);
  },
);

test("Control and Enter log what is typed, and the form is empty again", async ({ page }) => {
  await openAnn(page);
  const composer = composerOf(page);
  await composer.getByText("Note").click();
  const text = composer.getByRole("textbox", { name: "What happened?" });
  await expect(composer.getByLabel("Outcome")).toBeHidden();
  await text.fill("Likes tea");
  await text.press("Control+Enter");
  await expect(first(page)).toContainText("Likes tea");
  await expect(text).toHaveValue("");
});

test("the focus goes on to the next step", async ({ page }) => {
  await openAnn(page);
  const composer = composerOf(page);
  await composer.getByRole("button", { name: "Log activity" }).click();
  await expect(page.getByRole("button", { name: "Tomorrow" })).toBeFocused();
});

test("the button says that an activity on a future day is planned", async ({ page }) => {
  await openAnn(page);
  const composer = composerOf(page);
  await composer.getByText("Now").click();
  await composer.getByLabel("Day").fill("2099-03-02");
  await expect(composer.getByRole("button", { name: "Plan", exact: true })).toBeVisible();
  await composer.getByLabel("Day").fill("2020-03-02");
  await expect(composer.getByRole("button", { name: "Log activity" })).toBeVisible();
});

test(
  "a note has no outcome, needs a text, and its form shows what it has",
  bothWays,
  async ({ page }) => {
    await openAnn(page);
    const composer = composerOf(page);
    await composer.getByLabel("Outcome").fill("Reached");
    await composer.getByText("Note").click();
    await composer.getByRole("button", { name: "Log activity" }).click();
    const notes = page.getByLabel("Notes optional");
    await expect(notes).toHaveAccessibleDescription(/^Write a note, e\.g\. /);
    await expect(page.getByLabel("Outcome optional")).toBeHidden();
    await notes.fill("Likes tea");
    await page.getByRole("button", { name: "Log activity" }).click();
    await expect(first(page)).toContainText("Likes tea");
    await expect(first(page)).not.toContainText("Reached");
    await first(page).getByRole("link", { name: "Edit Note" }).click();
    await expect(page.getByLabel("Minutes optional")).toBeHidden();
    await page.getByLabel("Type").selectOption("Call");
    await expect(page.getByLabel("Minutes optional")).toBeVisible();
  },
);

test("a date of the wrong century is refused where it is typed", bothWays, async ({ page }) => {
  await openAnn(page);
  const composer = composerOf(page);
  await composer.getByRole("textbox", { name: "Subject" }).fill("Pricing");
  await composer.getByText("Now").click();
  await composer.getByLabel("Day").fill("0026-12-05");
  await composer.getByRole("button", { name: "Log activity" }).click();
  const day = page.getByLabel("Day optional");
  await expect(day).toHaveAccessibleDescription("Enter a date from 1900 on, e.g. 2026-11-23.");
  await expect(page.getByLabel("Subject optional")).toHaveValue("Pricing");
  await day.fill("1969-05-05");
  await page.getByRole("button", { name: "Log activity" }).click();
  await expect(day).toHaveAccessibleDescription(/^Enter a date between 1970 and 2199, e\.g\. /);
  await day.fill("2020-05-05");
  await page.getByRole("button", { name: "Log activity" }).click();
  await expect(timelineOf(page).getByRole("heading", { level: 3 })).toContainText(["5 May 2020"]);
});

test("only an activity's id asks for the next step", withoutJavaScript, async ({ page }) => {
  const id = await openAnn(page);
  for (const logged of ["abc", "0", "1.5", "999999999"]) {
    await page.goto(`/contacts/${id}?logged=${logged}`);
    await expect(composerOf(page)).toBeVisible();
    await expect(page.getByRole("form", { name: "Next step" })).toBeHidden();
  }
});

test("the day and time of an activity fit on a phone", onPhone, async ({ page }) => {
  await openAnn(page);
  const composer = composerOf(page);
  await composer.getByText("Now").click();
  await composer.getByLabel("Time").fill("14:30");
  const right = async (of: Locator) => {
    const box = await of.boundingBox();
    return box ? box.x + box.width : Number.NaN;
  };
  expect(await right(composer.getByLabel("Time"))).toBeLessThanOrEqual(await right(composer));
});

test(
  "a phone asks to log a call once its person is back on the page",
  onPhone,
  async ({ page }) => {
    await signUp(page);
    const id = await addContact(page, { firstName: "Ann", phone: "+61 412 345 678" });
    await openIdle(page, `/contacts/${id}`);
    const comeBack = () =>
      page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await comeBack();
    await expect(page.getByText("Log this call?")).toBeHidden();
    await page.getByRole("link", { name: "+61 412 345 678" }).first().click();
    await comeBack();
    const question = page.getByRole("status").filter({ hasText: "Log this call?" });
    await question.getByRole("button", { name: "Log call" }).click();
    await expect(question).toBeHidden();
    const composer = composerOf(page);
    await expect(composer.getByRole("textbox", { name: "Subject" })).toBeFocused();
    await expect(composer.getByRole("radio", { name: "Call" })).toBeChecked();
    await expect(composer.getByLabel("Time", { exact: true })).toHaveValue(/^\d\d:\d\d$/);
    await composer.getByRole("button", { name: "Log activity" }).click();
    await expect(page.getByText("Logged the call with Ann.")).toBeVisible();
  },
);

test(
  "an activity with several people is in the timeline of each",
  withoutJavaScript,
  async ({ page }) => {
    const ann = await openAnn(page);
    const bob = await addContact(page, { firstName: "Bob" });
    const composer = composerOf(page);
    await composer.getByRole("textbox", { name: "Subject" }).fill("Kick-off");
    await composer.getByRole("button", { name: "With others…" }).click();
    await expect(page.getByLabel("Subject optional")).toHaveValue("Kick-off");
    await expect(page.getByLabel("With 1")).toHaveValue(String(ann));
    await page.getByLabel("With 2").selectOption(String(bob));
    await page.getByRole("button", { name: "Log activity" }).click();
    await expect(page.getByText("Logged call “Kick-off”.")).toBeVisible();
    await expect(first(page).getByRole("link", { name: "Bob" })).toBeVisible();
    await page.goto(`/contacts/${bob}`);
    await expect(first(page)).toContainText("Kick-off");
    await first(page).getByRole("link", { name: "Edit Kick-off" }).click();
    await page.getByLabel("With 1").selectOption("");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Kick-off”.")).toBeVisible();
    await expect(first(page).getByRole("link", { name: "Ann Lee" })).toBeHidden();
  },
);
