import { href, Link } from "react-router";
import type { DealContact } from "#server/services/deal/deal.ts";

interface DealContactNameProps {
  contact: Pick<DealContact, "id" | "deleted">;
  /** Whether the router fetches the link's route before it is followed. */
  discover?: "render" | "none";
  /** The name, e.g. with search matches marked. */
  children: React.ReactNode;
}

/** The contact of a deal: a link, unless the contact is in Trash. */
export function DealContactName(props: DealContactNameProps) {
  const { contact, discover = "render", children } = props;
  if (contact.deleted) {
    return (
      <span className="muted">
        <s dir="auto">{children}</s> (in Trash)
      </span>
    );
  }
  return (
    <Link dir="auto" to={href("/contacts/:id", { id: String(contact.id) })} discover={discover}>
      {children}
    </Link>
  );
}
