import { Link } from "react-router";

/** Sends the filter of a list, and leads to the list without it: `clearTo`, null where there is none. */
export function FilterButtons({
  label = "Search",
  clearTo,
}: {
  label?: string;
  clearTo: string | null;
}) {
  return (
    <>
      <button type="submit" className="button">
        {label}
      </button>
      {clearTo === null ? null : (
        <Link className="button button-quiet" to={clearTo}>
          Clear
        </Link>
      )}
    </>
  );
}
