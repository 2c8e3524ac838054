import type { Page } from "playwright/test";
import { addContact, signUp } from "./person.ts";

/** A contact with a value in nearly every field. */
export const everything = {
  firstName: "Élodie",
  lastName: "Marchetti",
  email: "elodie@techcorp.example",
  emailLabel: "work",
  moreEmails: [{ label: "home", value: "elodie@home.example" }],
  phone: "+61 412 345 678",
  phoneLabel: "mobile",
  morePhones: [{ label: "work", value: "02 9999 0000" }],
  company: "TechCorp",
  jobTitle: "CTO",
  website: "https://www.techcorp.example/",
  linkedin: "linkedin.com/in/elodie",
  street: "1 George Street",
  city: "Sydney",
  region: "NSW",
  postalCode: "2000",
  country: "Australia",
  birthday: "1980-12-02",
  notes: "Prefers **email**.\n\n- tea\n- [our offer](https://example.com/offer)",
};

/** Signs up, opens the page of a new contact, and returns the contact's id. */
export async function openContact(page: Page, contact: Record<string, unknown>): Promise<number> {
  await signUp(page);
  const id = await addContact(page, contact);
  await page.goto(`/contacts/${id}`);
  return id;
}

/** The value beside a label in the details. */
export function detail(page: Page, label: string) {
  const name = page.locator("dt").getByText(label, { exact: true });
  return page.getByRole("region", { name: "Details" }).locator("dl > div").filter({ has: name });
}
