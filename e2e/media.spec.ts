import type { Page } from "playwright/test";
import { addContact, addTag, call, expect, signUp, test } from "./person.ts";

/** Somebody with a contact, who has a tag, and a deal. */
async function signUpWithSome(page: Page): Promise<{ contact: number; deal: number }> {
  await signUp(page);
  const person = { firstName: "Sarah", email: "sarah@example.com", notes: "Met in Oslo" };
  const contact = await addContact(page, { ...person, tags: ["Lead"] });
  const made = { title: "Website", value: 5_000, contactId: contact };
  const { id: deal } = await call<{ id: number }>(page, "deal.create", made);
  return { contact, deal };
}

test("pages are printed dark on white, whole, and without anything to press", async ({ page }) => {
  const { contact, deal } = await signUpWithSome(page);
  // What A4 leaves between the margins of a printer.
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const [path, seen] of [
    ["/contacts", "sarah@example.com"],
    [`/contacts/${contact}`, "Met in Oslo"],
    ["/deals/all", "$5,000.00"],
    [`/deals/${deal}`, "Prospecting"],
    ["/deals", "Website"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("main").getByText(seen).first()).toBeVisible();
    await expect(page.getByRole("navigation"), path).toHaveCount(0);
    await expect(page.locator(".button:visible, .icon-button:visible"), path).toHaveCount(0);
    await expect(page.locator("html")).toHaveCSS("color", "rgb(23, 28, 26)");
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth, path).toBe(clientWidth);
  }
  await page.goto("/contacts");
  await expect(page.getByRole("row", { name: /Sarah/ })).toHaveCSS("display", "table-row");
  const link = page.getByRole("link", { name: "sarah@example.com" });
  await expect(link).toHaveCSS("text-decoration-line", "none");
});

test("what is selected can be seen where the system replaces all colours", async ({ page }) => {
  const { contact, deal } = await signUpWithSome(page);
  const tag = await addTag(page, "VIP");
  await page.emulateMedia({ forcedColors: "active" });
  const outlined = { "outline-style": "solid", "outline-width": "2px" };
  const expectOutlined = async (path: string, selector: string) => {
    await page.goto(path);
    for (const [property, value] of Object.entries(outlined)) {
      await expect(page.locator(selector).first(), selector).toHaveCSS(property, value);
    }
  };
  await expectOutlined("/contacts", "nav [aria-current=page]");
  await expectOutlined(`/contacts/${contact}`, ".tabs [aria-current=page]");
  await expectOutlined(`/deals/${deal}`, ".stage-step-body[aria-current]");
  await page.goto(`/tags/${tag}`);
  const checked = page.getByRole("radio", { checked: true });
  await expect(checked).toHaveCSS("outline-style", "solid");
  const colors = await page
    .getByRole("radio")
    .evaluateAll((all) => new Set(all.map((each) => getComputedStyle(each).backgroundColor)).size);
  expect(colors, "each swatch has its colour").toBeGreaterThanOrEqual(10);
});
