import { Suspense, useState } from "react";
import { Link } from "react-router";
import { lazyComponent } from "#app/ui/lazy-component.ts";

/** The form loads only when it is about to open. */
const ColumnMenu = lazyComponent(() => import("./columns/column-menu.tsx"));

/** Links to the selection of a list's columns: a menu, or a page until JavaScript has loaded. */
export function ColumnLink(props: React.ComponentProps<typeof ColumnMenu>) {
  const [open, setOpen] = useState(false);
  const link = (
    <Link
      className="button wide-only"
      to={columnsPathOf(props.list, props.listQuery)}
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

/** The page that selects the columns of a list that is shown with this query. */
export function columnsPathOf({ columnsPath }: { columnsPath: string }, listQuery: string): string {
  return `${columnsPath}?${new URLSearchParams({ list: listQuery })}`;
}
