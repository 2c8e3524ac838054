import { Link } from "react-router";

/** What a list is filtered by, each with a link to the list without it. */
export function RemoveChips({ chips }: { chips: { text: string; to: string }[] }) {
  if (chips.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label="Filters">
      {chips.map(({ text, to }) => (
        <li key={text}>
          <Link className="filter-chip" to={to} aria-label={`Remove filter: ${text}`}>
            {text}
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
