import { href, Link } from "react-router";
import { displayName } from "#domain/contact.ts";
import type { DealContact } from "#server/services/deal.ts";

interface DealContactNameProps {
  contact: DealContact;
  /** The name with what a search has found of it. */
  children?: React.ReactNode;
}

/** Who a deal is with: a link, unless they are in Trash. */
export function DealContactName({ contact, children }: DealContactNameProps) {
  const name = children ?? displayName(contact);
  if (contact.deleted) {
    return (
      <span className="muted">
        <s>{name}</s> (in Trash)
      </span>
    );
  }
  return <Link to={href("/contacts/:id", { id: String(contact.id) })}>{name}</Link>;
}
