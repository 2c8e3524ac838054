import { Link } from "react-router";

/**
 * Links to the list without its filters; renders nothing if `to` is null, because there are none.
 */
export function ClearLink({ to }: { to: string | null }) {
  if (to === null) return null;
  return (
    <Link className="title-link" to={to}>
      Clear
    </Link>
  );
}
