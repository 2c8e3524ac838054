import { ArchiveRestore } from "lucide-react";
import { Form, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDate } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { displayName } from "#domain/contact.ts";
import type { TrashedContact } from "#server/services/trash.ts";
import type { Route } from "./+types/list.ts";

export const meta: Route.MetaFunction = () => [{ title: "Trash · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get("cursor");
  return context.get(pageContext).api.trash.list({ cursor });
}

export default function Trash({ loaderData }: Route.ComponentProps) {
  const { items, prevCursor, nextCursor } = loaderData;
  return (
    <>
      <PageHeader title="Trash" detail="Deleted contacts, latest first." />
      {items.length === 0 ? (
        <EmptyState title="Trash is empty">
          What you delete waits here until you want it back.
        </EmptyState>
      ) : (
        <TrashTable contacts={items} />
      )}
      <Pager prevCursor={prevCursor} nextCursor={nextCursor} />
    </>
  );
}

function TrashTable({ contacts }: { contacts: TrashedContact[] }) {
  const reading = useReading();
  return (
    <table className="table trash-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Deleted</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr key={contact.id}>
            <th scope="row">{displayName(contact)}</th>
            <td>{contact.email}</td>
            <td className="cell-date">{formatDate(contact.deletedAt, reading)}</td>
            <td>
              <div className="cell-actions">
                <Form
                  method="post"
                  action={href("/contacts/:id/restore", { id: String(contact.id) })}
                >
                  <FormKeyInput />
                  <button type="submit" className="button">
                    <ArchiveRestore size={16} aria-hidden="true" />
                    Restore
                    <span className="visually-hidden"> {displayName(contact)}</span>
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
