import { Suspense, useState } from "react";
import { Link } from "react-router";
import { late } from "#app/ui/late.ts";

/** The form loads only before it opens. */
const ColumnMenu = late(() => import("./columns/column-menu.tsx"));

/** Leads to the choice of a list's columns: a menu in its place, or a page before JavaScript arrives. */
export function ColumnLink(props: React.ComponentProps<typeof ColumnMenu>) {
  const [open, setOpen] = useState(false);
  const link = (
    <Link
      className="button"
      to={`${props.list.columnsPath}?${new URLSearchParams({ list: props.listQuery })}`}
      onClick={(event) => {
        event.preventDefault();
        setOpen(true);
      }}
    >
      Columns
    </Link>
  );
  return open ? (
    <Suspense fallback={link}>
      <ColumnMenu {...props} />
    </Suspense>
  ) : (
    link
  );
}
