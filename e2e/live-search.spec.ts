import type { Page, Response } from "playwright/test";
import { addContact, addContacts, addTag, call, expect, openIdle, signUp, test } from "./person.ts";

const answersOf = (page: Page): Response[] => {
  const answers: Response[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/trpc/")) answers.push(response);
  });
  return answers;
};

test("results appear while typing, with the URL up to date, in one round trip each", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Zoë", lastName: "Ångström", company: "Åre Skidor" },
    { firstName: "Tom", lastName: "Ray" },
  ]);
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  const answers = answersOf(page);
  await openIdle(page, "/contacts");
  const before = scripts.length;
  expect(scripts.filter((url) => url.includes("live-search"))).toEqual([]);
  await page.getByRole("searchbox").focus();
  await expect.poll(() => scripts.slice(before).join()).toContain("live-search");

  await page.getByRole("searchbox").pressSequentially("angst", { delay: 30 });
  await expect(page.getByRole("link", { name: "Tom Ray" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Zoë Ångström" })).toBeVisible();
  await expect(page.locator("mark")).toHaveText(["Ångst"]);
  await expect(page).toHaveURL("/contacts?search=angst");
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) {
    expect(answer.status()).toBe(200);
    expect(answer.headers()["server-timing"]).toContain("queries=1 ");
  }

  await page.getByRole("link", { name: "Zoë Ångström" }).click();
  await expect(page.getByRole("heading", { name: "Zoë Ångström" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("angst");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("angst");
  await expect(page.getByRole("row")).toHaveCount(2);
});

test("clearing a search shows the whole list again, in the URL too", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [{ firstName: "Ann" }, { firstName: "Bob" }]);
  await page.goto("/contacts");
  await page.getByRole("searchbox").pressSequentially("bob");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL("/contacts?search=bob");
  await page.getByRole("searchbox").fill("");
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(page).toHaveURL("/contacts");
  await page.getByRole("searchbox").pressSequentially("nobody");
  await page.getByRole("link", { name: "Clear search and filters" }).click();
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(page).toHaveURL("/contacts");
});

test("the pages of a live search are pages of that search, and a tag narrows it", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 120 }, (_, index) => ({
      firstName: index % 2 ? "Even" : "Odd",
      lastName: String(index).padStart(3, "0"),
    })),
  );
  const tag = await addTag(page, "Lead");
  await addContact(page, { firstName: "Even", lastName: "999", tagIds: [tag] });
  await page.goto("/contacts");
  await page.getByRole("searchbox").pressSequentially("even");
  await expect(page).toHaveURL("/contacts?search=even");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("row")).toHaveCount(12);
  await expect(page.getByRole("link", { name: "Odd" })).toHaveCount(0);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.getByRole("searchbox").fill("even 99");
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.locator("summary", { hasText: "Tags" }).click();
  await page.getByRole("checkbox", { name: "Lead" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("searchbox")).toHaveValue("even 99");
  await expect(page).toHaveURL(/search=even\+99.*tag=|tag=.*search=even\+99/);
});

for (const list of ["/contacts", "/deals/all"]) {
  test(`a search typed while leaving ${list} isn't written to the next page's URL`, async ({
    page,
  }) => {
    await signUp(page);
    await addContacts(page, [{ firstName: "Ann" }, { firstName: "Bob" }]);
    for (const title of ["Ann", "Bob"]) await call(page, "deal.create", { title, value: 1 });
    await page.goto(list);
    const box = page.getByRole("searchbox");
    await box.pressSequentially("ann");
    await expect(page.getByRole("row")).toHaveCount(2);
    await box.fill("nobody");
    const out = page.getByRole("link", { name: /^(Clear search and filters|Show all deals)$/ });
    await expect(out).toBeVisible();
    // The pause in typing ends just after the router has moved on, before the page has followed.
    const link = await out.elementHandle();
    await box.evaluate((input: HTMLInputElement, leave) => {
      const paused: (() => void)[] = [];
      const { setTimeout: wait } = window;
      const { replaceState } = window.history;
      const setTimeoutLater = (run: () => void, delay = 0) =>
        delay < 100 ? wait(run, delay) : paused.push(run);
      Object.assign(window, { setTimeout: setTimeoutLater });
      // The router's location has no search yet, so it replaces the history entry with that of the
      // whole list.
      window.history.replaceState = (...entry) => {
        replaceState.apply(window.history, entry);
        window.history.replaceState = replaceState;
        Object.assign(window, { setTimeout: wait });
        for (const run of paused) run();
      };
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      setValue?.call(input, "ann");
      input.dispatchEvent(new Event("input", { bubbles: true }));
      (leave as HTMLAnchorElement).click();
    }, link);
    await expect(page.getByRole("row")).toHaveCount(3);
    await expect(box).toHaveValue("");
    await expect(page).toHaveURL(list);
  });

  test(`a failed search of ${list} says so, and runs again when it is submitted`, async ({
    page,
  }) => {
    await signUp(page);
    await addContacts(page, [{ firstName: "Ann" }, { firstName: "Bob" }]);
    for (const title of ["Ann", "Bob"]) await call(page, "deal.create", { title, value: 1 });
    await page.route("**/api/trpc/**", (route) => route.fulfill({ status: 401, json: {} }));
    await page.goto(list);
    await page.getByRole("searchbox").pressSequentially("bob");
    await expect(page.getByRole("alert")).toContainText("Search failed.");
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("searchbox").press("Enter");
    await expect(page.getByRole("row")).toHaveCount(2);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
}
