import { RecordNavigation } from "#app/components/record-navigation.tsx";
import { displayName } from "#domain/contact/contact.ts";
import type { Neighbours } from "#server/db/cursor.ts";
import type { ContactNeighbour } from "#server/services/contact/page.ts";
import { contactPath, listPath } from "../list/came-from.ts";

interface ContactNavigationProps {
  /** The list that the page was opened from. */
  from: string | null;
  neighbours: Neighbours<ContactNeighbour> | null;
}

/** The link back to the list, and those to the previous and next contact in it. */
export function ContactNavigation({ from, neighbours }: ContactNavigationProps) {
  const stepTo = (contact: ContactNeighbour | null) =>
    contact && { name: displayName(contact), to: contactPath(contact.id, from) };
  return (
    <RecordNavigation
      backTo={listPath(from)}
      back="Back to the list"
      steps={neighbours && { previous: stepTo(neighbours.previous), next: stepTo(neighbours.next) }}
    />
  );
}
