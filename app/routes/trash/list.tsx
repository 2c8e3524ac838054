import { ArchiveRestore } from "lucide-react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDate, formatMoney } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact.ts";
import type { Route } from "./+types/list.ts";

export const meta: Route.MetaFunction = () => [{ title: "Trash · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const cursor = params.get("cursor");
  const { api } = context.get(pageContext);
  return params.get("kind") === "deals"
    ? { kind: "deals" as const, page: await api.trash.deals({ cursor }) }
    : { kind: "contacts" as const, page: await api.trash.list({ cursor }) };
}

export default function Trash({ loaderData }: Route.ComponentProps) {
  const { kind, page } = loaderData;
  const rows = useRows(loaderData);
  const trash = href("/trash");
  return (
    <>
      <PageHeader title="Trash" detail="What you deleted, latest first." />
      <nav className="tabs" aria-label="Kinds">
        <Link to={trash} aria-current={kind === "contacts" ? "page" : undefined}>
          Contacts
        </Link>
        <Link to={`${trash}?kind=deals`} aria-current={kind === "deals" ? "page" : undefined}>
          Deals
        </Link>
      </nav>
      {page.items.length === 0 ? (
        <EmptyState title={`No ${kind} in Trash`}>
          What you delete waits here until you want it back.
        </EmptyState>
      ) : (
        <TrashTable rows={rows} />
      )}
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} />
    </>
  );
}

interface TrashRow {
  id: number;
  name: string;
  detail: string | null;
  deletedAt: number;
  restore: string;
}

function useRows({ kind, page }: Route.ComponentProps["loaderData"]): TrashRow[] {
  const reading = useReading();
  if (kind === "contacts") {
    return page.items.map((contact) => ({
      ...contact,
      name: displayName(contact),
      detail: contact.email,
      restore: href("/contacts/:id/restore", { id: String(contact.id) }),
    }));
  }
  return page.items.map((deal) => ({
    ...deal,
    name: deal.title,
    detail: formatMoney(deal.value, deal.currency, reading),
    restore: href("/deals/:id/restore", { id: String(deal.id) }),
  }));
}

function TrashTable({ rows }: { rows: TrashRow[] }) {
  const reading = useReading();
  return (
    <table className="table trash-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Deleted</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, detail, deletedAt, restore }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              <span className="cell-position">{detail}</span>
            </th>
            <td className="cell-date">{formatDate(deletedAt, reading)}</td>
            <td>
              <div className="cell-actions">
                <Form method="post" action={restore}>
                  <FormKeyInput />
                  <button type="submit" className="button">
                    <ArchiveRestore size={16} aria-hidden="true" />
                    Restore
                    <span className="visually-hidden"> {name}</span>
                  </button>
                </Form>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
