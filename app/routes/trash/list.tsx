import { Form, href, Link } from "react-router";
import { SearchField } from "#app/components/search-field.tsx";
import { pageContext } from "#app/context.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { entityNouns, type TrashKind, trashKinds } from "#domain/operation/entity.ts";
import { daysInTrash } from "#domain/trash.ts";
import type { Route } from "./+types/list";
import { trashPath, trashQuery } from "./query.ts";
import { TrashTable } from "./trash-table.tsx";
import "#app/components/list/lists.css";
import "./trash.css";

export const meta: Route.MetaFunction = () => [{ title: "Trash · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const query = trashQuery.read(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const page = await api.trash.list(query);
  return { ...query, page, now: Date.now() };
}

export default function Trash({ loaderData }: Route.ComponentProps) {
  const { kind, search, page, now } = loaderData;
  const { many } = entityNouns[kind];
  const empty = page.items.length === 0;
  return (
    <div className="list-page">
      <PageHeader title="Trash" detail={`Items are deleted permanently after ${daysInTrash} days.`}>
        <Link className="button button-danger" to={`${href("/trash/empty")}?kind=${many}`}>
          Empty Trash…
        </Link>
      </PageHeader>
      <Kinds kind={kind} />
      {empty && search === "" ? null : (
        <Form method="get" className="list-tools" key={kind}>
          {kind === "contact" ? null : <input type="hidden" name="kind" value={many} />}
          <SearchField
            label={`Search ${many} in Trash`}
            placeholder={placeholders[kind] ?? "Search by title"}
            defaultValue={search}
          />
        </Form>
      )}
      {empty ? (
        <Nothing kind={kind} search={search} />
      ) : (
        <TrashTable kind={kind} rows={page.items} now={now} />
      )}
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} />
    </div>
  );
}

const tabLabels: Record<TrashKind, string> = {
  contact: "Contacts",
  deal: "Deals",
  todo: "Tasks",
  activity: "Activities",
  file: "Files",
};

const placeholders: Partial<Record<TrashKind, string>> = {
  contact: "Search by name, email or phone",
  file: "Search by name",
};

function Kinds({ kind }: { kind: TrashKind }) {
  return (
    <nav className="tabs" aria-label="Kinds">
      {trashKinds.map((each) => (
        <Link key={each} to={trashPath(each)} aria-current={each === kind ? "page" : undefined}>
          {tabLabels[each]}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ kind, search }: { kind: TrashKind; search: string }) {
  const { many } = entityNouns[kind];
  if (search === "") {
    return (
      <EmptyState title={`No ${many} in Trash`}>
        Deleted {many} appear here for {daysInTrash} days.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No matches" link={{ to: trashPath(kind), label: "Clear search" }}>
      No results for “{search}”.
    </EmptyState>
  );
}
