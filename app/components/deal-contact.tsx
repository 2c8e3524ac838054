import { href, Link } from "react-router";
import { displayName } from "#domain/contact/contact.ts";
import type { DealContact } from "#server/services/deal/deal.ts";

interface DealContactNameProps {
  contact: DealContact;
  /** Whether the route behind the link is asked for before it is followed. */
  discover?: "render" | "none";
  /** The name with what a search has found of it. */
  children?: React.ReactNode;
}

/** Who a deal is with: a link, unless they are in Trash. */
export function DealContactName(props: DealContactNameProps) {
  const { contact, discover = "render", children = displayName(contact) } = props;
  if (contact.deleted) {
    return (
      <span className="muted">
        <s>{children}</s> (in Trash)
      </span>
    );
  }
  return (
    <Link to={href("/contacts/:id", { id: String(contact.id) })} discover={discover}>
      {children}
    </Link>
  );
}
