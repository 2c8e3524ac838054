import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { CompanyInput } from "#app/components/company-input.tsx";
import { MergePartChoice } from "#app/components/merge-part.tsx";
import { useFollowing } from "#app/components/use-following.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { mostMerged } from "#domain/company/company.ts";
import { companyFields } from "#domain/company/fields.ts";
import { companyMerging } from "#domain/company/merge.ts";
import { companyMergeForm } from "#domain/company/merge-input.ts";
import { isSameCompany } from "#domain/company/same.ts";
import type { Company } from "#server/services/company/company.ts";
import type { CompanyChoice } from "#server/services/company/list.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/merge";
import { mergeSearch, readMergeQuery } from "./paths.ts";
import { PeopleCount } from "./people-count.tsx";
import "#app/components/merge.css";

export const meta: Route.MetaFunction = () => [{ title: "Merge companies · Kith" }];

/** The most companies with a similar name that are offered. */
const mostAlike = 8;

/**
 * The companies to merge, and suggestions: companies with the typed name, or with a name that
 * begins like the first.
 */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { ids, add, keep } = readMergeQuery(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const chosen = ids.length > 0 ? await api.company.compare({ ids }) : [];
  const first = chosen.find(({ id }) => id === ids[0]);
  const search = add || (first?.name.split(/\s/)[0] ?? "");
  const found = await api.company.suggest({ search, limit: mostMerged });
  const added = add && found.find(({ name }) => isSameCompany(name, add));
  if (added) {
    const all = [...chosen.map(({ id }) => id), added.id];
    const stays = keep === "added" ? added.id : Number(keep) || undefined;
    throw redirect(href("/companies/merge") + mergeSearch([...new Set(all)], stays));
  }
  return {
    chosen,
    unknown: add,
    alike: found.filter(({ id }) => chosen.every((each) => each.id !== id)).slice(0, mostAlike),
    keep: stayingOf(chosen, Number(keep)),
  };
}

/** The company that is kept by default: the requested one, or else the one with most people. */
function stayingOf(chosen: Company[], wanted: number): number | undefined {
  const [most] = chosen.toSorted((one, other) => other.people - one.people);
  return (chosen.find(({ id }) => id === wanted) ?? most)?.id;
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
  const { chosen, unknown, alike, keep } = loaderData;
  const ids = chosen.map(({ id }) => id);
  const shown = chosen.map(({ id, version }) => `${id} ${version}`).join();
  return (
    <div className="narrow">
      <PageHeader title="Merge companies" />
      <div className="merge">
        {chosen.length > 0 ? (
          <MergeForm key={shown} chosen={chosen} keep={keep} answer={actionData} />
        ) : null}
        <section className="card" aria-labelledby="another">
          <h2 id="another">
            {chosen.length > 0 ? "Add another company" : "Select companies to merge"}
          </h2>
          <AddForm ids={ids} unknown={unknown} />
          {alike.length > 0 ? <Alike ids={ids} alike={alike} /> : null}
        </section>
      </div>
    </div>
  );
}

interface MergeFormProps {
  chosen: Company[];
  keep: number | undefined;
  answer: FormAnswer | undefined;
}

/** What had been selected in a refused form, by field. */
interface Chosen {
  keep?: string;
  version?: string[];
  fields?: Record<string, string | undefined>;
}

function MergeForm({ chosen, keep: usual, answer }: MergeFormProps) {
  const [form] = useForm({ lastResult: answer, defaultNoValidate: false });
  const typed = answer?.initialValue as Chosen | undefined;
  const keep = Number(typed?.keep) || usual;
  const ids = chosen.map(({ id }) => id);
  const several = chosen.length > 1;
  const isStaying = ({ id }: Company) => id === keep;
  const survivorFirst = [...chosen.filter(isStaying), ...chosen.filter((each) => !isStaying(each))];
  const errors = Object.entries(form.allErrors);
  const ofWhole = errors.filter(
    ([field]) => !(companyMerging.parts as readonly string[]).includes(field),
  );
  const { onInput } = useFollowing(answer, errors.map(([field]) => field).join());
  return (
    <Form method="post" {...getFormProps(form)} className="form card" onInput={onInput}>
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={ofWhole.flatMap(([, words]) => words)} />
      <fieldset className="merge-choices">
        <legend className="field-label">
          {several ? "Which company do you want to keep?" : "Company to merge"}
        </legend>
        {chosen.map((company, index) => (
          <div key={company.id} className="merge-choice">
            <label className="choice">
              <input
                type="radio"
                name="keep"
                value={company.id}
                defaultChecked={company.id === keep}
              />
              <span className="merge-name">{company.name}</span>
              <span className="muted">
                <PeopleCount count={company.people} />
              </span>
            </label>
            <input type="hidden" name="id" value={company.id} />
            <input
              type="hidden"
              name="version"
              defaultValue={typed?.version?.[index] ?? company.version}
            />
            {several ? (
              <Link
                className="icon-button"
                to={mergeSearch(
                  ids.filter((id) => id !== company.id),
                  keep,
                )}
                replace
              >
                <Icon name="x" size={14} />
                <span className="visually-hidden">Remove {company.name}</span>
              </Link>
            ) : null}
          </div>
        ))}
      </fieldset>
      {several ? (
        <>
          {companyMerging.parts.map((part) => (
            <MergePartChoice
              key={part}
              merging={companyMerging}
              part={part}
              records={chosen}
              survivorFirst={survivorFirst}
              markOf={({ name }) => <span className="merge-name muted">{name}</span>}
              typed={typed?.fields?.[part]}
              refused={Boolean(typed)}
              errors={form.allErrors[part]}
            />
          ))}
          <p className="field-hint">People and deals move to it, and the others are deleted.</p>
          <div className="form-actions">
            <SubmitButton>Merge companies</SubmitButton>
            <Link
              className="button button-quiet"
              to={href("/companies/:id", { id: String(ids[0]) })}
            >
              Cancel
            </Link>
          </div>
        </>
      ) : null}
    </Form>
  );
}

/** Adds another company by its name. */
function AddForm({ ids, unknown }: { ids: number[]; unknown: string }) {
  return (
    <Form className="merge-add" action={href("/companies/merge")} replace key={ids.join()}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="id" value={id} />
      ))}
      <CompanyInput
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
function Alike({ ids, alike }: { ids: number[]; alike: CompanyChoice[] }) {
  return (
    <ul className="merge-alike" aria-label="Similar companies">
      {alike.map(({ id, name, people }) => (
        <li key={id}>
          <Link className="button button-small" to={mergeSearch([...ids, id])} replace>
            <Icon name="plus" size={14} />
            <span className="merge-name">{name}</span>
            <span className="muted">
              <PeopleCount count={people} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
