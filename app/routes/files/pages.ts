import { href } from "react-router";
import type { StoredFile } from "#server/services/file/file.ts";

/** The page of the record that a file belongs to. */
export function pageOf({ contactId, dealId, companyId, activityId }: StoredFile): string {
  if (contactId) return href("/contacts/:id", { id: String(contactId) });
  if (dealId) return href("/deals/:id", { id: String(dealId) });
  if (companyId) return href("/companies/:id", { id: String(companyId) });
  return href("/activities/:id", { id: String(activityId) });
}
