import { href } from "react-router";

/** The page to return to from the form for a new deal: its contact's, or the board. */
export function pageBefore(contactId: number | null | undefined): string {
  return contactId == null ? href("/deals") : href("/contacts/:id", { id: String(contactId) });
}
