import type { Page } from "playwright/test";
import { addRecords, formPages } from "./form-pages.ts";
import { expect, signUp, test, withholdCode } from "./person.ts";

/**
 * Changes every field of every form on the page, as somebody does who types before its code has
 * loaded.
 */
function changeEveryField(page: Page): Promise<void> {
  return page.evaluate(() => {
    const formats: Record<string, string> = { date: "2026-01-02", number: "7", color: "#123456" };
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      "main :is(input, textarea):not([type=hidden], [type=file])",
    );
    for (const field of fields) {
      const isTicked = field.type === "checkbox" || field.type === "radio";
      if (isTicked) (field as HTMLInputElement).checked = true;
      else field.value = formats[field.type] ?? `Typed into ${field.name}`;
    }
    for (const select of document.querySelectorAll("main select")) {
      if (!(select instanceof HTMLSelectElement)) continue;
      select.selectedIndex = select.options.length - 1;
    }
  });
}

/**
 * What each form on the page would send, without empty fields and repeated values: several contacts
 * are selects that may be empty or the same, and then one field.
 */
function whatIsSent(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>("main form")].map((form) =>
      [...new FormData(form)]
        .filter(([name, value]) => name !== "form-key" && value !== "")
        .map(([name, value]) => `${name}: ${value}`)
        .filter((line, index, lines) => lines.indexOf(line) === index),
    ),
  );
}

/** Waits until React has taken over the forms on the page, and its effects have run. */
async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const form = document.querySelector("main form");
    return form !== null && Object.keys(form).some((key) => key.startsWith("__reactProps"));
  });
  await page.waitForLoadState("networkidle");
}

for (const [name, pathOf] of Object.entries(formPages)) {
  test(`what is typed and selected before the code of ${name} has loaded stays`, async ({
    page,
  }) => {
    await signUp(page);
    const path = pathOf(await addRecords(page));
    const release = await withholdCode(page);
    await page.goto(path, { waitUntil: "commit" });
    await page.waitForFunction(() => document.readyState !== "loading");
    const asServed = await whatIsSent(page);
    await changeEveryField(page);
    const typed = await whatIsSent(page);
    expect(typed).not.toEqual(asServed);
    await release();
    await untilTakenOver(page);
    expect(await whatIsSent(page)).toEqual(typed);
  });
}
