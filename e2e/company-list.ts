import type { Page } from "playwright/test";
import { addContact, call, signUp } from "./person.ts";

/** The names in the list, in order. */
export function names(page: Page) {
  return page.getByRole("rowheader").getByRole("link");
}

/** Adds a company without people, and returns its id. */
export async function addCompany(page: Page, name: string): Promise<number> {
  return (await call<{ id: number }>(page, "company.create", { name })).id;
}

/** The id of the company with a name. */
export async function companyOf(page: Page, search: string): Promise<number> {
  const [found] = await call<{ id: number }[]>(page, "company.suggest", { search }, "read");
  return found?.id ?? 0;
}

interface Stage {
  id: number;
  kind: string;
}

/** Adds a deal with a contact in the first stage of a kind. */
export async function addDeal(
  page: Page,
  kind: string,
  deal: Record<string, unknown>,
): Promise<void> {
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  const stageId = stages.find((stage) => stage.kind === kind)?.id;
  await call(page, "deal.create", { stageId, ...deal });
}

/**
 * Adds a company that has two people, two open deals in two currencies and a won one; returns its
 * id.
 */
export async function withAcme(page: Page): Promise<number> {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Ann", jobTitle: "CTO", company: "Acme" });
  await addContact(page, { firstName: "Bob", company: "ACME" });
  await addContact(page, { firstName: "Cyd", company: "Zebra" });
  await addDeal(page, "open", { title: "Website", value: 1200, currency: "AUD", contactId });
  await addDeal(page, "open", { title: "App", value: 90_000, currency: "JPY", contactId });
  await addDeal(page, "won", { title: "Logo", value: 300, currency: "AUD", contactId });
  return companyOf(page, "acme");
}
