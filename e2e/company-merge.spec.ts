import type { Page } from "playwright/test";
import { names, withAcme } from "./company-list.ts";
import { detail } from "./contact-record.ts";
import {
  addContacts,
  call,
  expect,
  openIdle,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

test(
  "a name that another company has leads to merging the two, and Undo separates them",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}/edit`);
    await page.getByLabel("Name").fill("ZEBRA");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("There's already a company called “ZEBRA”.")).toBeVisible();
    await page.getByRole("link", { name: "Merge the two companies instead" }).click();
    await expect(page.getByRole("radio", { name: "Zebra" })).toBeChecked();
    await page.getByRole("button", { name: "Merge companies" }).click();
    await expect(page.getByText("Merged “Acme” into “Zebra”.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zebra");
    const people = page.getByRole("region", { name: "People" });
    await expect(people.getByRole("rowheader")).toHaveText([/Ann/, /Bob/, /Cyd/]);
    await undoIn(page).click();
    await expect(people.getByRole("rowheader")).toHaveText([/Cyd/]);
    await page.goto("/companies");
    await expect(names(page)).toHaveText(["Acme", "Zebra"]);
  },
);

test(
  "spellings of one company are selected in the list, one removed, another added, and merged",
  withoutJavaScript,
  async ({ page }) => {
    await signUp(page);
    const spellings = ["Acme", "Acme Ltd", "Acme Inc", "A.C.M.E.", "Zebra"];
    await addContacts(
      page,
      spellings.map((company, index) => ({ firstName: `Person ${index}`, company })),
    );
    await page.goto("/companies");
    for (const name of ["Acme", "Acme Ltd", "Zebra"]) {
      await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
    }
    await page.getByRole("button", { name: "Merge companies" }).click();
    await page.getByRole("link", { name: "Remove Zebra" }).click();
    await expect(page.getByRole("radio")).toHaveCount(2);

    const add = page.getByLabel("Company to add");
    await add.fill("Acne");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(add).toHaveAccessibleDescription("There's no company called “Acne”.");
    await expect(page.getByRole("radio")).toHaveCount(2);
    await add.fill("a.c.m.e.");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("radio")).toHaveCount(3);
    await page.getByRole("link", { name: /Acme Inc/ }).click();
    await expect(page.getByRole("radio")).toHaveCount(4);

    await page.getByRole("radio", { name: "Acme Ltd" }).check();
    await page.getByRole("button", { name: "Merge companies" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Acme Ltd");
    const people = page.getByRole("region", { name: "People" });
    await expect(people.getByRole("rowheader")).toHaveCount(4);
    await undoIn(page).click();
    await expect(people.getByRole("rowheader")).toHaveCount(1);
    await page.goto("/companies");
    await expect(names(page)).toHaveCount(5);
  },
);

test(
  "a single company can't be merged, and the page says what is missing",
  withoutJavaScript,
  async ({ page }) => {
    const id = await withAcme(page);
    await page.goto(`/companies/${id}`);
    await page.getByRole("link", { name: "Merge with…" }).click();
    await expect(page.getByRole("radio", { name: "Acme" })).toBeChecked();
    await expect(page.getByRole("button", { name: /^Merge/ })).toBeHidden();
    await page.goto("/companies/merge");
    await expect(page.getByRole("heading", { name: "Select companies to merge" })).toBeVisible();
  },
);

/** The value beside a label in a company's details. */

async function twoOfOneName(page: Page): Promise<[number, number]> {
  await signUp(page);
  const acme = { name: "Acme", phone: "1800 000 000", city: "Perth", notes: "Pays late." };
  const other = { name: "Acme Ltd", phone: "1800 111 111", website: "acme.example", notes: "VIP." };
  const { id } = await call<{ id: number }>(page, "company.create", acme);
  return [id, (await call<{ id: number }>(page, "company.create", other)).id];
}

test(
  "what differs between merged companies is chosen, notes are combined, and the rest is filled in",
  withoutJavaScript,
  async ({ page }) => {
    const ids = await twoOfOneName(page);
    await page.goto(`/companies/merge?id=${ids[0]}&id=${ids[1]}&keep=${ids[0]}`);
    const phone = page.getByRole("group", { name: "Phone" });
    await expect(phone.getByRole("radio", { name: "1800 000 000" })).toBeChecked();
    await expect(page.getByRole("group", { name: "Website" })).toHaveCount(0);
    await expect(page.getByRole("radio", { name: "Combine all" })).toBeChecked();
    await phone.getByRole("radio", { name: "1800 111 111" }).check();
    await page.getByRole("button", { name: "Merge companies" }).click();

    await expect(page.getByText("Merged “Acme Ltd” into “Acme”.")).toBeVisible();
    await expect(page.getByRole("link", { name: "1800 111 111" })).toBeVisible();
    await expect(page.getByRole("link", { name: "acme.example" })).toBeVisible();
    await expect(detail(page, "Address")).toContainText("Perth");
    const notes = page.getByRole("region", { name: "Notes" });
    await expect(notes.getByRole("paragraph")).toHaveText(["Pays late.", "VIP."]);
    await undoIn(page).click();
    await expect(page.getByRole("link", { name: "1800 000 000" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Add website" })).toBeVisible();
  },
);

test("the company that is kept has its own details chosen, but where another was", async ({
  page,
}) => {
  const [acme, other] = await twoOfOneName(page);
  await openIdle(page, `/companies/merge?id=${acme}&id=${other}&keep=${acme}`);
  const phone = page.getByRole("group", { name: "Phone" });
  await page.getByRole("radio", { name: "Acme Ltd 0 people" }).check();
  await expect(phone.getByRole("radio", { name: "1800 111 111" })).toBeChecked();
  await phone.getByRole("radio", { name: "1800 000 000" }).check();
  await page.getByRole("radio", { name: "Acme 0 people" }).check();
  await page.getByRole("radio", { name: "Acme Ltd 0 people" }).check();
  await expect(phone.getByRole("radio", { name: "1800 000 000" })).toBeChecked();
});
