import { Link } from "react-router";
import { Icon } from "../ui/icon.tsx";
import type { NavigationItem } from "./navigation.ts";
import "./page-links.css";

/** Links to pages of the workspace, as large as a thumb. */
export function PageLinks({ pages }: { pages: readonly NavigationItem[] }) {
  return (
    <nav aria-label="Pages">
      <ul className="page-links">
        {pages.map(({ to, label, icon }) => (
          <li key={to}>
            <Link className="page-link" to={to}>
              <Icon name={icon} size={18} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
