import { href, Link } from "react-router";
import { displayName } from "#domain/contact/contact.ts";
import type { NamedActivity } from "#server/services/activity/activity.ts";

type Kind = "contact" | "deal" | "company";

interface ActivityPartiesProps {
  activity: Pick<NamedActivity, "contact" | "others" | "deal" | "company">;
  /** The record whose page it is, which isn't named. */
  of?: { kind: Kind; id: number };
}

/** The records that an activity is with, each a link to its page unless it is in Trash. */
export function ActivityParties({ activity, of }: ActivityPartiesProps) {
  const { contact, others, deal, company } = activity;
  const people = [contact, ...others].flatMap((each) => each ?? []);
  const all = [
    ...people.map((each) => ({
      ...{ kind: "contact" as const, id: each.id, name: displayName(each), deleted: each.deleted },
      to: href("/contacts/:id", { id: String(each.id) }),
    })),
    ...[deal]
      .flatMap((each) => each ?? [])
      .map(({ id, title, deleted }) => ({
        ...{ kind: "deal" as const, id, name: title, deleted },
        to: href("/deals/:id", { id: String(id) }),
      })),
    ...[company]
      .flatMap((each) => each ?? [])
      .map(({ id, name, deleted }) => ({
        ...{ kind: "company" as const, id, name, deleted },
        to: href("/companies/:id", { id: String(id) }),
      })),
  ];
  const shown = all.filter(({ kind, id }) => kind !== of?.kind || id !== of.id);
  return shown.map(({ kind, id, name, to, deleted }, index) => (
    <span key={`${kind} ${id}`}>
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
