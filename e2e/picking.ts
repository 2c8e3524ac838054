import { expect, type Locator, type Page } from "playwright/test";

/** The field of a picker once its code has come; until then it is a select or plain text. */
export async function liveField(scope: Page | Locator, label: string): Promise<Locator> {
  const field = scope.getByRole("combobox", { name: label });
  await expect(field).toHaveAttribute("aria-autocomplete", "list");
  return field;
}

interface Pick {
  label: string;
  typed: string;
  /** The name of the option; the typed text by default. */
  option?: string | RegExp;
}

/** Types into a picker and selects what it finds. */
export async function pick(page: Page, { label, typed, option = typed }: Pick): Promise<void> {
  await (await liveField(page, label)).fill(typed);
  await page.getByRole("listbox").getByRole("option", { name: option }).click();
}
