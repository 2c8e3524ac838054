import { href } from "react-router";
import type { Parties } from "#app/components/activity/party-inputs.tsx";

/** The page of the first record that an activity is with. */
export function pageOf({ dealId, contactId, companyId }: Parties): string {
  if (contactId) return href("/contacts/:id", { id: String(contactId) });
  if (dealId) return href("/deals/:id", { id: String(dealId) });
  if (companyId) return href("/companies/:id", { id: String(companyId) });
  return href("/contacts");
}
