import { addContacts, bothWays, expect, signUp, test, withoutJavaScript } from "./person.ts";

test("names and notes are typed and shown in their own direction", bothWays, async ({ page }) => {
  await signUp(page);
  await page.goto("/contacts/new");
  for (const label of ["First name", "Last name", "Company", "Notes"]) {
    await expect(page.getByLabel(label)).toHaveAttribute("dir", "auto");
  }
  await page.getByLabel("First name").fill("أحمد");
  await page.getByRole("button", { name: "Add contact" }).click();
  const heading = page.getByRole("heading", { level: 1, name: "أحمد" });
  await expect(heading).toHaveCSS("unicode-bidi", "plaintext");
});

test(
  "a name of invisible characters is refused as an empty one",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("\u200b\u3164");
    await page.getByRole("button", { name: "Add contact" }).click();
    await expect(page.getByText("Enter a name, an email, a phone or a company.")).toBeVisible();
  },
);

test(
  "avatars show whole letters, and East Asian names their family name first",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    await addContacts(page, [
      { firstName: "👩‍👩‍👧‍👦 Team" },
      { firstName: "太郎", lastName: "山田" },
      { firstName: "ßara", lastName: "நித்யா" },
    ]);
    await page.goto("/contacts");
    const avatarOf = (name: string) => page.getByRole("row", { name }).locator(".avatar");
    await expect(avatarOf("Team")).toHaveText("👩‍👩‍👧‍👦");
    await expect(avatarOf("山田太郎")).toHaveText("山太");
    await expect(avatarOf("ßara")).toHaveText("ßநி");
  },
);
