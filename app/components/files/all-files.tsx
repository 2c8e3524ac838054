import { Link, useSearchParams } from "react-router";
import { timelineSearch } from "../timeline/timeline-query.ts";

/** A link to the files on the timeline of a record's page. */
export function AllFiles() {
  const [params] = useSearchParams();
  const search = timelineSearch(params, "files", null);
  return (
    <p>
      <Link to={{ search, hash: "#timeline" }}>All files</Link>
    </p>
  );
}
