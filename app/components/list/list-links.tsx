import { Link } from "react-router";
import type { ListViews } from "#app/components/views/list-views.ts";
import { ViewLinks } from "#app/components/views/view-links.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { IconName } from "#app/ui/icon-names.ts";
import { Sheet } from "#app/ui/sheet.tsx";
import { ExportMenu } from "./export-menu.tsx";

interface ListLinksProps extends React.ComponentProps<typeof ExportMenu> {
  title: string;
  /** Links before the export. */
  links: readonly { to: string; icon: IconName; label: string }[];
  /** The path for selecting the list's columns. */
  columnsTo: string;
  views: ListViews;
}

/** What else can be done with a list; on a phone in a sheet. */
export default function ListLinks({ title, links, columnsTo, views, ...file }: ListLinksProps) {
  return (
    <Sheet id="list-more" title={title} isInline>
      {links.map(({ to, icon, label }) => (
        <Link key={to} className="button" to={to}>
          <Icon name={icon} />
          {label}
        </Link>
      ))}
      <ExportMenu {...file} />
      <a className="button sheet-only" href={columnsTo}>
        Columns
      </a>
      <ViewLinks views={views} className="view-strip" />
    </Sheet>
  );
}
