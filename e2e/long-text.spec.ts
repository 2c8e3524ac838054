import type { Page } from "playwright/test";
import { addRecords, formPages } from "./form-pages.ts";
import {
  addContact,
  bothWays,
  expect,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

/** Forms without a record of their own, but for those of `formPages`. */
const otherPages = [
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password?token=made-up",
  "/contacts",
  "/companies/new",
  "/deals/all",
  "/views/new?list=contacts",
  "/settings/password",
  "/settings/currencies",
  "/trash/empty",
];

/** A form that was kept for its sign-in may be this long, in bytes, and any other a little longer. */
const longestForm = 900_000;

/** A character is at most 9 bytes in the body of a form: three of UTF-8, each as %XX. */
const bytesOfCharacter = 9;

interface Typed {
  form: string;
  /** The names of its fields without a limit. */
  endless: string[];
  /** The characters that fit into all of its fields. */
  characters: number;
}

/** What may be typed into each form on the page that writes something. */
function typedForms(page: Page): Promise<Typed[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>("form[method=post]")].map((form) => {
      const fields = [...form.elements].filter(
        (field): field is HTMLInputElement | HTMLTextAreaElement =>
          field instanceof HTMLTextAreaElement ||
          (field instanceof HTMLInputElement &&
            /^(text|search|email|tel|url|password)$/.test(field.type)),
      );
      return {
        form: form.action,
        endless: fields.filter(({ maxLength }) => maxLength <= 0).map(({ name }) => name),
        characters: fields.reduce((sum, { maxLength }) => sum + maxLength, 0),
      };
    }),
  );
}

test("no form takes more text than can be sent", withoutJavaScript, async ({ page }) => {
  await signUp(page);
  const records = await addRecords(page);
  const paths = [...Object.values(formPages).map((pathOf) => pathOf(records)), ...otherPages];
  const forms: Typed[] = [];
  for (const path of paths) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    forms.push(...(await typedForms(page)));
  }
  expect(forms.filter(({ characters }) => characters > 0).length).toBeGreaterThan(12);
  for (const { form, endless, characters } of forms) {
    expect(endless, form).toEqual([]);
    expect(characters * bytesOfCharacter, form).toBeLessThan(longestForm - 100_000);
  }
});

test(
  "a paste that is too long is kept, and the field says how much fits",
  bothWays,
  async ({ page, javaScriptEnabled }) => {
    await signUp(page);
    await openIdle(page, "/contacts/new");
    const pasted = "Sarah ".repeat(40).trim();
    const name = page.getByLabel("First name");
    await page.getByLabel("Notes").fill("Met in Oslo");
    await name.focus();
    await page.keyboard.insertText(pasted);
    await expect(name).toHaveValue(pasted);
    if (javaScriptEnabled !== false) {
      await expect(name).toHaveAccessibleDescription("Up to 200 characters fit; this has 239.");
    }
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(name).toHaveAccessibleDescription(/^First name can be up to 200 characters/);
    await expect(name).toHaveValue(pasted);
    await expect(page.getByLabel("Notes")).toHaveValue("Met in Oslo");

    await name.fill(pasted.slice(0, 200));
    if (javaScriptEnabled !== false) await expect(name).toHaveAccessibleDescription("");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByRole("heading", { name: "Sarah Sarah" })).toBeVisible();
  },
);

test("a tag that is too long isn't sent, and stays in its field", bothWays, async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Sarah" });
  await openIdle(page, `/contacts/${id}`);
  const tag = page.getByLabel("Tag to add");
  await tag.focus();
  await page.keyboard.insertText("Investor ".repeat(10));
  await page.getByRole("button", { name: "Add tag" }).click();
  await expect(tag).toHaveValue("Investor ".repeat(10));
  expect(await tag.evaluate((field: HTMLInputElement) => field.validity.patternMismatch)).toBe(
    true,
  );
  await expect(tag).toBeFocused();
});
