import { href } from "react-router";
import type { ImportNoun } from "#domain/import/noun.ts";

/** The page of an imported record. */
export function recordPage(noun: ImportNoun, id: number): string {
  const path = { id: String(id) };
  return noun === "company" ? href("/companies/:id", path) : href("/contacts/:id", path);
}

/** The list that has the imported records. */
export function recordList(noun: ImportNoun): string {
  return noun === "company" ? href("/companies") : href("/contacts");
}
