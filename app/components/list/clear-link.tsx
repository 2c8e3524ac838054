import { Link } from "react-router";

/** Leads to a list without its filter; nothing where it has none, `to` being null. */
export function ClearLink({ to }: { to: string | null }) {
  if (to === null) return null;
  return (
    <Link className="button button-quiet" to={to}>
      Clear
    </Link>
  );
}
