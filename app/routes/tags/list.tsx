import { href, Link } from "react-router";
import { RowActions } from "#app/components/row-actions.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatCount } from "#app/format.ts";
import { submit } from "#app/forms/submit.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { tagColorFor } from "#domain/tag.ts";
import { newTag } from "#domain/tag-input.ts";
import type { Tag } from "#server/services/tag.ts";
import type { Route } from "./+types/list";
import { TagForm } from "./tag-form.tsx";
import "./tags.css";

export const meta: Route.MetaFunction = () => [{ title: "Tags · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  return { tags: await context.get(pageContext).api.tag.list() };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newTag, async (tag, operation) => {
    const made = await api.tag.create({ ...tag, operation });
    return redirectSaying(href("/tags"), { text: `Created “${made.name}”.`, undo: made.operation });
  });
}

export default function Tags({ loaderData, actionData }: Route.ComponentProps) {
  const { tags } = loaderData;
  return (
    <>
      <PageHeader title="Tags" detail={String(tags.length)} />
      <div className="columns">
        <section aria-label="All tags">
          {tags.length > 0 ? (
            <TagTable tags={tags} />
          ) : (
            <EmptyState title="No tags yet">
              Use tags to group contacts, e.g. Customer, Lead, Partner.
            </EmptyState>
          )}
        </section>
        <aside aria-label="New tag">
          <h2>New tag</h2>
          <TagForm
            key={tags.length}
            answer={actionData}
            tag={{ name: "", color: tagColorFor(tags.length) }}
            submitLabel="Create tag"
          />
        </aside>
      </div>
    </>
  );
}

function TagTable({ tags }: { tags: Tag[] }) {
  const reading = useReading();
  return (
    <table className="table tag-table">
      <thead>
        <tr>
          <th scope="col">Tag</th>
          <th scope="col" className="cell-number">
            Contacts
          </th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tags.map((tag) => (
          <tr key={tag.id}>
            <th scope="row">
              <TagChip tag={tag} />
            </th>
            <td className="cell-number">
              <Link to={{ pathname: href("/contacts"), search: `?tag=${tag.id}` }}>
                {formatCount(tag.contacts, reading)}
                <span className="visually-hidden"> contacts with tag {tag.name}</span>
              </Link>
            </td>
            <td>
              <RowActions
                name={tag.name}
                editPath={href("/tags/:id", { id: String(tag.id) })}
                deletePath={href("/tags/:id/delete", { id: String(tag.id) })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
