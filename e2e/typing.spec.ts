import type { Page } from "playwright/test";
import {
  addContact,
  addContacts,
  asksOnClosing,
  call,
  expect,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";
import { liveField, pick } from "./picking.ts";

async function addDeal(page: Page, title = "Website"): Promise<number> {
  return (await call<{ id: number }>(page, "deal.create", { title, value: 1 })).id;
}

/** The dialog in which a deal's next step is typed, on the board. */
async function openStep(page: Page) {
  await openIdle(page, "/deals");
  await page.getByRole("link", { name: "Next step for Website" }).click();
  const dialog = page.getByRole("dialog", { name: "Next step for “Website”" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("a dialog is closed by a click beside it only, and asks before it discards what was typed", async ({
  page,
}) => {
  await signUp(page);
  await addDeal(page);
  const dialog = await openStep(page);
  const field = dialog.getByRole("textbox").first();
  await field.fill("Send the quote");
  const box = await dialog.boundingBox();
  if (!box) throw new Error("The dialog is not visible.");
  const questions: string[] = [];
  page.on("dialog", (question) => {
    questions.push(question.message());
    void (questions.length < 4 ? question.dismiss() : question.accept());
  });
  // The dialog's padding, and a text selection that ends beside it.
  await page.mouse.click(box.x + 6, box.y + 6);
  const text = await field.boundingBox();
  await page.mouse.move((text?.x ?? 0) + 20, (text?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move(box.x - 20, box.y + 10);
  await page.mouse.up();
  await expect(field).toHaveValue("Send the quote");
  expect(questions).toEqual([]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.mouse.click(box.x - 20, box.y + 10);
  await expect(field).toHaveValue("Send the quote");
  expect(questions).toEqual(Array(3).fill("Discard what you typed?"));
  await page.mouse.click(box.x - 20, box.y + 10);
  await expect(dialog).toBeHidden();
});

test("Back and closing the tab ask before they discard what was typed in a dialog", async ({
  page,
}) => {
  await signUp(page);
  await addDeal(page);
  await openIdle(page, "/today");
  await page.getByRole("link", { name: "Deals", exact: true }).click();
  // Today has a link of that name too.
  await expect(page).toHaveURL("/deals");
  await page.getByRole("link", { name: "Next step for Website" }).click();
  const dialog = page.getByRole("dialog", { name: "Next step for “Website”" });
  const field = dialog.getByRole("textbox").first();
  await field.fill("Send the quote");
  await expect.poll(() => asksOnClosing(page)).toBe(true);

  const closing = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const beforeUnload = await closing;
  expect(beforeUnload.type()).toBe("beforeunload");
  await beforeUnload.dismiss();

  const questions: string[] = [];
  page.on("dialog", (question) => {
    questions.push(question.message());
    void (questions.length < 3 ? question.dismiss() : question.accept());
  });
  for (const asked of [1, 2]) {
    await page.evaluate(() => history.back());
    await expect.poll(() => questions).toHaveLength(asked);
    await expect(page).toHaveURL(/\/deals\/\d+\/step/);
    await expect(field).toHaveValue("Send the quote");
  }
  await page.evaluate(() => history.back());
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL("/deals");
  expect(questions).toEqual(Array(3).fill("Discard what you typed?"));
});

test("a form in a dialog is sent without a question", async ({ page }) => {
  await signUp(page);
  await addDeal(page);
  const dialog = await openStep(page);
  await dialog.getByRole("textbox").first().fill("Send the quote");
  await dialog.getByRole("button", { name: "Add next step" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Send the quote", { exact: true })).toBeVisible();
});

test("an empty dialog goes without a question", async ({ page }) => {
  await signUp(page);
  await addDeal(page);
  const dialog = await openStep(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("an unknown contact's name stays in its field, and the deal isn't saved without it", async ({
  page,
}) => {
  await signUp(page);
  await addContact(page, { firstName: "Sarah", lastName: "Chen" });
  await openIdle(page, "/deals/new");
  await page.getByLabel("Title").fill("Website");
  await page.getByRole("textbox", { name: "Value" }).fill("100");
  const contact = await liveField(page, "Contact optional");
  await contact.fill("Zoë van den");
  await page.keyboard.press("Tab");
  await expect(contact).toHaveValue("Zoë van den");
  await page.getByRole("button", { name: "Add deal" }).click();
  await expect(contact).toBeFocused();
  await expect(contact).toHaveAccessibleDescription(/Select a contact from the list/);
  await expect(page).toHaveURL("/deals/new");
  await pick(page, { label: "Contact optional", typed: "Sarah", option: /Sarah Chen/ });
  await expect(contact).toHaveAccessibleDescription("");
  await page.getByRole("button", { name: "Add deal" }).click();
  await expect(page).toHaveURL("/deals");
  await expect(page.getByText("Sarah Chen")).toBeVisible();
});

test(
  "marking a deal as lost in its stage path asks why first",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const id = await addDeal(page);
    await page.goto(`/deals/${id}`);
    await page.getByRole("link", { name: /Move to Closed Lost/ }).click();
    await expect(page.getByRole("heading", { name: "Mark “Website” as lost" })).toBeVisible();
    await page.getByLabel("Other reason").fill("Too dear");
    await page.getByRole("button", { name: "Mark as lost" }).click();
    await expect(page).toHaveURL(`/deals/${id}`);
    await expect(page.getByText(/Lost on .*: Too dear/)).toBeVisible();
  },
);

test(
  "a missing page has a plain message, and the navigation stays",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/nope");
    await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" })).toHaveCount(0);
    expect(await page.locator("main").textContent()).not.toMatch(/Error|route/);
    await signUp(page);
    for (const path of ["/nope", "/contacts/999999", "/deals/abc"]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
      expect(await page.locator("main").textContent()).not.toMatch(/Error|route/);
    }
  },
);

test("a phone number is typed at once after Add phone", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await page.goto(`/contacts/${id}`);
  await page.getByRole("link", { name: "Add phone" }).click();
  await expect(page.getByRole("textbox", { name: "Phone" })).toBeFocused();
});

test("a field's error is shown until the field is changed", async ({ page }) => {
  await signUp(page);
  await openIdle(page, "/contacts/new");
  await page.getByLabel("First name").fill("Sarah");
  const email = page.getByRole("textbox", { name: "Email optional" });
  await email.fill("sarah@localhost");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(email).toHaveAccessibleDescription(/name@example.com/);
  await email.pressSequentially(".com");
  await expect(email).toHaveAccessibleDescription("");
  await expect(email).not.toHaveAttribute("aria-invalid");
  await email.fill("sarah@localhost");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(email).toHaveAccessibleDescription(/name@example.com/);
});

test("on a narrow screen the focused row isn't covered by the bar at the bottom", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 20 }, (_, index) => ({ firstName: `Person ${100 + index}` })),
  );
  await page.goto("/contacts");
  const bar = await page.getByRole("navigation", { name: "Main" }).boundingBox();
  for (const name of ["Person 105", "Person 108", "Person 112"]) {
    const link = page.getByRole("link", { name });
    await link.focus();
    const box = await link.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0), name).toBeLessThanOrEqual(bar?.y ?? 0);
  }
});
