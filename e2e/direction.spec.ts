import type { Page } from "playwright/test";
import { addContact, addTag, call, expect, openIdle, signUp, test } from "./person.ts";
import { liveField } from "./picking.ts";

interface Made {
  id: number;
}

/** A contact, company, deal, task, activity and tag whose names are written from right to left. */
async function addRightToLeft(page: Page) {
  await signUp(page);
  const tag = await addTag(page, "عميل!");
  const person = { firstName: "شرה אחמד", company: "شركة (א)", jobTitle: "מנכ״לית" };
  const contact = await addContact(page, { ...person, notes: "הערה 1", tagIds: [tag] });
  const { id: deal } = await call<Made>(page, "deal.create", {
    ...{ title: "עסקה (2)", value: 5_000, contactId: contact },
    description: "תיאור",
  });
  const today = new Date().toISOString().slice(0, 10);
  const about = { contactId: contact, dealId: deal };
  const { id: task } = await call<Made>(page, "todo.create", {
    ...{ title: "משימה!", dueDate: today },
    ...about,
  });
  await call(page, "activity.create", { type: "call", subject: "שיחה?", ...about });
  const { id: gone } = await call<Made>(page, "deal.create", { title: "נמחק.", value: 1 });
  await call(page, "deal.delete", { id: gone });
  const found = await call<{ items: Made[] }>(page, "company.list", {}, "read");
  return { contact, deal, task, company: found.items[0]?.id };
}

/**
 * The texts written from right to left that are shown without a direction of their own: a bdi has one,
 * and a chart's labels are isolated by its style. What is only read aloud has no order to see.
 */
function misdirected(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wrong: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || !/[\u0590-\u06ff]/.test(text.textContent ?? "")) continue;
      if (parent.closest("script, style, option, svg, .visually-hidden, .board-card-move, .avatar"))
        continue;
      if (!parent.closest("[dir=auto], bdi")) wrong.push(`${parent.tagName}: ${text.textContent}`);
    }
    return wrong;
  });
}

test("a name has its own direction on every main page, in options and in messages", async ({
  page,
}) => {
  const { contact, company, deal, task } = await addRightToLeft(page);
  for (const path of [
    ...["/today", "/contacts", "/companies", "/deals", "/deals/all", "/tasks", "/activities"],
    ...[`/contacts/${contact}`, `/companies/${company}`, `/deals/${deal}`, `/tasks/${task}`],
    ...[`/contacts/${contact}/edit`, `/deals/${deal}/edit`, `/tasks/${task}/edit`],
    ...["/activity", "/trash?kind=deals", "/tags", "/reports", "/duplicates"],
    `/search?q=${encodeURIComponent("אחמד")}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
    expect(await misdirected(page), path).toEqual([]);
  }

  await openIdle(page, "/deals/new");
  const field = await liveField(page, "Contact optional");
  await field.fill("אחמד");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("אחמד");
  expect(await misdirected(page), "options").toEqual([]);

  await openIdle(page, `/tasks/${task}`);
  await page.getByRole("button", { name: "Complete" }).click();
  await expect(page.getByRole("status").filter({ hasText: "משימה" })).toBeVisible();
  expect(await misdirected(page), "a message").toEqual([]);
});
