import { href, Link } from "react-router";
import { displayName } from "#domain/contact.ts";
import type { DealContact } from "#server/services/deal.ts";

/** Who a deal is with: a link, unless they are in Trash. */
export function DealContactName({ contact }: { contact: DealContact }) {
  if (contact.deleted) {
    return (
      <span className="muted">
        <s>{displayName(contact)}</s> (in Trash)
      </span>
    );
  }
  return <Link to={href("/contacts/:id", { id: String(contact.id) })}>{displayName(contact)}</Link>;
}
