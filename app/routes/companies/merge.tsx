import { Form, href, Link, redirect } from "react-router";
import { NamePicker } from "#app/components/pick/name-picker.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { mostMerged } from "#domain/company/company.ts";
import { companyFields } from "#domain/company/fields.ts";
import { companyMergeForm } from "#domain/company/merge-input.ts";
import { isSameCompany } from "#domain/company/same.ts";
import type { Company } from "#server/services/company/company.ts";
import type { CompanyChoice } from "#server/services/company/list.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/merge";
import { MergeForm } from "./merge-form.tsx";
import { mergeSearch, readMergeQuery } from "./paths.ts";
import { PeopleCount } from "./people-count.tsx";
import "#app/components/merge.css";

export const meta: Route.MetaFunction = () => [{ title: "Merge companies · Kith" }];

/** The most companies with a similar name that are offered. */
const mostSimilar = 8;

/**
 * The companies to merge, and suggestions: companies with the typed name, or with a name that
 * begins like the first.
 */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { ids, add, keep } = readMergeQuery(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const selected = ids.length > 0 ? await api.company.compare({ ids }) : [];
  const first = selected.find(({ id }) => id === ids[0]);
  const search = add || (first?.name.split(/\s/)[0] ?? "");
  const found = await api.company.suggest({ search, limit: mostMerged });
  const added = add && found.find(({ name }) => isSameCompany(name, add));
  if (added) {
    const all = [...selected.map(({ id }) => id), added.id];
    const stays = keep === "added" ? added.id : Number(keep) || undefined;
    throw redirect(href("/companies/merge") + mergeSearch([...new Set(all)], stays));
  }
  return {
    selected,
    unknown: add,
    similar: found
      .filter(({ id }) => selected.every((each) => each.id !== id))
      .slice(0, mostSimilar),
    keep: stayingOf(selected, Number(keep)),
  };
}

/** The company that is kept by default: the requested one, or else the one with most people. */
function stayingOf(selected: Company[], wanted: number): number | undefined {
  const [most] = selected.toSorted((one, other) => other.people - one.people);
  return (selected.find(({ id }) => id === wanted) ?? most)?.id;
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, companyMergeForm, async ({ to: _, ...merge }, operation) => {
    const { name, merged, operation: undo } = await api.company.merge({ ...merge, operation });
    return redirectSaying(href("/companies/:id", { id: String(merge.keep) }), {
      text: `Merged ${merged.map((each) => `“${each}”`).join(", ")} into “${name}”.`,
      undo,
    });
  });
}

export default function MergeCompanies({ loaderData, actionData }: Route.ComponentProps) {
  const { selected, unknown, similar, keep } = loaderData;
  const ids = selected.map(({ id }) => id);
  const shown = selected.map(({ id, version }) => `${id} ${version}`).join();
  return (
    <div className="narrow">
      <PageHeader title="Merge companies" />
      <div className="merge">
        {selected.length > 0 ? (
          <MergeForm key={shown} selected={selected} keep={keep} answer={actionData} />
        ) : null}
        <section className="card" aria-labelledby="another">
          <h2 id="another">
            {selected.length > 0 ? "Add another company" : "Select companies to merge"}
          </h2>
          <AddForm ids={ids} unknown={unknown} />
          {similar.length > 0 ? <SimilarCompanies ids={ids} similar={similar} /> : null}
        </section>
      </div>
    </div>
  );
}

/** Adds another company by its name. */
function AddForm({ ids, unknown }: { ids: number[]; unknown: string }) {
  return (
    <Form className="merge-add" action={href("/companies/merge")} replace key={ids.join()}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <NamePicker
        kind="company"
        onPicked={(_, input) => input.form?.requestSubmit()}
        name="add"
        defaultValue={unknown}
        maxLength={companyFields.name.limit}
        placeholder="Type a company's name"
        aria-label="Company to add"
        aria-invalid={unknown ? true : undefined}
        aria-describedby={unknown ? "unknown" : undefined}
        required
      />
      <button type="submit" className="button">
        Add
      </button>
      {unknown ? (
        <p className="field-error" id="unknown">
          There's no company called “{unknown}”.
        </p>
      ) : null}
    </Form>
  );
}

/** Suggested companies, each added with one click. */
function SimilarCompanies({ ids, similar }: { ids: number[]; similar: CompanyChoice[] }) {
  return (
    <ul className="merge-similar" aria-label="Similar companies">
      {similar.map(({ id, name, people }) => (
        <li key={id}>
          <Link className="button button-small" to={mergeSearch([...ids, id])} replace>
            <Icon name="plus" size={14} />
            <span className="merge-name" dir="auto">
              {name}
            </span>
            <span className="muted">
              <PeopleCount count={people} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
