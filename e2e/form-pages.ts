import type { Page } from "playwright/test";
import { addContact, addTag, call } from "./person.ts";

/** The pages with forms, for the records of a workspace. */
export const formPages: Record<string, (ids: Records) => string> = {
  "a new contact": () => "/contacts/new",
  "a contact": ({ ann }) => `/contacts/${ann}`,
  "a contact's form": ({ ann }) => `/contacts/${ann}/edit`,
  "a merge": ({ ann, bob }) => `/contacts/merge?id=${ann}&id=${bob}`,
  "a company's form": ({ acme }) => `/companies/${acme}/edit`,
  "a new deal": () => "/deals/new",
  "a deal": ({ deal }) => `/deals/${deal}`,
  "a deal's form": ({ deal }) => `/deals/${deal}/edit`,
  "a lost deal": ({ deal }) => `/deals/${deal}/close/lost`,
  "a deal's next step": ({ deal }) => `/deals/${deal}/step`,
  "the tags": () => "/tags",
  "the settings": () => "/settings",
  "the pipelines": () => "/settings/pipelines",
  "the lost reasons": () => "/settings/lost-reasons",
  "the sources": () => "/settings/sources",
};

interface Records {
  ann: number;
  bob: number;
  acme: number | undefined;
  deal: number;
}

/** A contact with notes, another of the same company, and a deal. */
export async function addRecords(page: Page): Promise<Records> {
  await addTag(page, "Customer");
  const ann = await addContact(page, { firstName: "Ann", company: "Acme", notes: "From a fair." });
  const bob = await addContact(page, { firstName: "Bob", company: "Acme" });
  const { items } = await call<{ items: { id: number }[] }>(page, "company.list", {}, "read");
  const deal = { title: "Website", value: 1, contactId: ann, description: "A shop." };
  const { id } = await call<{ id: number }>(page, "deal.create", deal);
  return { ann, bob, acme: items[0]?.id, deal: id };
}
