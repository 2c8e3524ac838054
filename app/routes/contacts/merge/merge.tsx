import { href, Link } from "react-router";
import { DismissForm } from "#app/components/dismiss-form.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { displayName } from "#domain/contact/contact.ts";
import { mergeForm } from "#domain/contact/merge-input.ts";
import { mostMerged } from "#domain/duplicate.ts";
import type { Api } from "#server/api.ts";
import type { Route } from "./+types/merge";
import { MergeAdd } from "./merge-add.tsx";
import { MergeForm } from "./merge-form.tsx";
import { type MergeQuery, readMergeQuery } from "./merge-query.ts";
import "#app/components/merge.css";

export const meta: Route.MetaFunction = () => [{ title: "Merge contacts · Kith" }];

/**
 * The contacts to merge, and suggestions: results of a search, or possible duplicates of the first.
 */
export async function loader({ request, context }: Route.LoaderArgs) {
  const query = readMergeQuery(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const { ids } = query;
  const [selected, others] = await Promise.all([
    ids.length > 0 ? api.duplicate.compare({ ids }) : [],
    othersFor(api, query),
  ]);
  return { query, selected, others: others.filter(({ id }) => !ids.includes(id)) };
}

/** How many other contacts are suggested. */
const mostOffered = 10;

async function othersFor(api: Api, { add, ids: [first] }: MergeQuery) {
  if (add) return (await api.contact.list({ search: add, limit: mostOffered })).items;
  if (first === undefined) return [];
  const similar = await api.duplicate.ofContact({ id: first });
  return similar.map(({ contact }) => contact).slice(0, mostOffered);
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, mergeForm, async ({ to, ...merge }, operation) => {
    const merged = await api.contact.merge({ ...merge, operation });
    const page = href("/contacts/:id", { id: String(merged.id) });
    return redirectSaying(safeNext(to, page), {
      text: `Merged ${merge.lose.length + 1} contacts into “${displayName(merged)}”.`,
      undo: merged.operation,
    });
  });
}

export default function MergeContacts({ loaderData, actionData }: Route.ComponentProps) {
  const { query, selected, others } = loaderData;
  const ids = selected.map(({ id }) => id);
  const several = selected.length > 1;
  const shown = selected.map(({ id, version }) => `${id} ${version}`).join();
  return (
    <>
      <PageHeader title="Merge contacts">
        {several ? <DismissForm ids={ids} to={query.to || href("/duplicates")} /> : null}
      </PageHeader>
      <div className="merge">
        {query.tooMany ? (
          <p className="notice">
            {several
              ? `You can merge up to ${mostMerged} contacts at a time. These are the first ${mostMerged}.`
              : `You can merge up to ${mostMerged} contacts at a time. Select them one by one.`}
          </p>
        ) : null}
        {several ? (
          <MergeForm key={shown} selected={selected} query={query} answer={actionData} />
        ) : (
          <p>
            {selected[0] ? (
              `Select a second contact to merge with ${displayName(selected[0])}.`
            ) : (
              <>
                Find them here, select them in <Link to={href("/contacts")}>your contacts</Link>, or
                review <Link to={href("/duplicates")}>possible duplicates</Link>.
              </>
            )}
          </p>
        )}
        {selected.length < mostMerged ? <MergeAdd query={query} others={others} /> : null}
        {several ? null : (
          <p>
            <Link
              to={
                selected[0]
                  ? href("/contacts/:id", { id: String(selected[0].id) })
                  : href("/contacts")
              }
            >
              Back to {selected[0] ? displayName(selected[0]) : "your contacts"}
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
