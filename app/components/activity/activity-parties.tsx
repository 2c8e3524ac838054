import { href, Link } from "react-router";
import { displayName } from "#domain/contact/contact.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";

interface ActivityPartiesProps {
  activity: Pick<NamedActivity, "contact" | "deal" | "company">;
  /** The kind of record whose page it is, which isn't named. */
  of?: "contact" | "deal" | "company";
}

/** The records that an activity is with, each a link to its page unless it is in Trash. */
export function ActivityParties({ activity, of }: ActivityPartiesProps) {
  const { contact, deal, company } = activity;
  const all = [
    contact && {
      kind: "contact",
      name: displayName(contact),
      to: href("/contacts/:id", { id: String(contact.id) }),
      deleted: contact.deleted,
    },
    deal && {
      kind: "deal",
      name: deal.title,
      to: href("/deals/:id", { id: String(deal.id) }),
      deleted: deal.deleted,
    },
    company && {
      kind: "company",
      name: company.name,
      to: href("/companies/:id", { id: String(company.id) }),
      deleted: company.deleted,
    },
  ];
  const shown = all.flatMap((party) => (party && party.kind !== of ? [party] : []));
  return shown.map(({ kind, name, to, deleted }, index) => (
    <span key={kind}>
      {index > 0 ? " · " : null}
      {deleted ? (
        <bdi>{name}</bdi>
      ) : (
        <Link dir="auto" to={to}>
          {name}
        </Link>
      )}
    </span>
  ));
}
