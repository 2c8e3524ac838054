import { readFile } from "node:fs/promises";
import { csvFile } from "./files.ts";
import { importFile } from "./importing.ts";
import {
  addContacts,
  call,
  expect,
  pageOfAnother,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

const contacts = [
  {
    firstName: "Zoë",
    lastName: 'O"Neil, Jr',
    email: "zoe@example.com",
    phone: "007",
    notes: "Two\nlines; and a comma,",
    tags: ["Lead", "Sydney, NSW"],
  },
  { firstName: "مريم", company: "=1+1", jobTitle: "CTO", phone: "+61 412 345 678", tags: ["lead"] },
  { lastName: "😀".repeat(20), notes: "-- ' % _ \\" },
];

interface ListPage {
  items: Record<string, unknown>[];
}

test(
  "an export holds every contact, and imported into an empty workspace it makes the same ones",
  withoutJavaScript,
  async ({ page, browser }) => {
    await signUp(page);
    await addContacts(page, contacts);
    await page.goto("/contacts");
    const downloading = page.waitForEvent("download");
    await page.locator("summary").getByText("Export").click();
    await page.getByRole("link", { name: "CSV 3", exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^kith-contacts-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await readFile(await download.path(), "utf8");

    const other = await pageOfAnother(browser);
    await importFile(other, csvFile(csv));
    await expect(other.getByRole("heading", { name: "3 contacts imported" })).toBeVisible();
    const contactsOf = async (one: typeof page) => {
      const { items } = await call<ListPage>(one, "contact.export", {}, "read");
      return items.map(
        ({ id: _, companyId: __, createdAt: ___, updatedAt: ____, tags, ...contact }) => ({
          ...contact,
          tags: (tags as { name: string }[]).map(({ name }) => name),
        }),
      );
    };
    expect(await contactsOf(other)).toEqual(await contactsOf(page));
  },
);
