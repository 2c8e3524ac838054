import { href } from "react-router";
import type { ImportNoun } from "#domain/import/noun.ts";

/** The page of an imported record, and the list that has all of them. */
const pages: Record<ImportNoun, { record: (id: string) => string; list: () => string }> = {
  contact: { record: (id) => href("/contacts/:id", { id }), list: () => href("/contacts") },
  deal: { record: (id) => href("/deals/:id", { id }), list: () => href("/deals") },
  company: { record: (id) => href("/companies/:id", { id }), list: () => href("/companies") },
  activity: {
    record: (id) => href("/activities/:id", { id }),
    list: () => href("/activities"),
  },
  todo: { record: (id) => href("/tasks/:id", { id }), list: () => href("/tasks") },
};

/** The page of an imported record. */
export function recordPage(noun: ImportNoun, id: number): string {
  return pages[noun].record(String(id));
}

/** The list that has the imported records. */
export function recordList(noun: ImportNoun): string {
  return pages[noun].list();
}
