import { Link } from "react-router";
import type { ListViews } from "./list-views.ts";

/** The saved views of a list. */
export function ViewLinks({ views, className }: { views: ListViews; className: string }) {
  if (views.links.length === 0) return null;
  return (
    <ul className={className} aria-label="Saved views">
      {views.links.map(({ label, to, isCurrent }) => (
        <li key={to}>
          <Link
            className="sidebar-link"
            dir="auto"
            to={to}
            aria-current={isCurrent ? "page" : undefined}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
