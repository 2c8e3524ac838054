import type { Page } from "playwright/test";
import { addRecords, formPages } from "./form-pages.ts";
import { expect, signUp, test, withoutJavaScript } from "./person.ts";

/** Forms without a record of their own, but for those of `formPages`. */
const otherPages = [
  "/sign-in",
  "/sign-up",
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
    expect(characters * bytesOfCharacter, form).toBeLessThan(longestForm / 2);
  }
});
