import { data, href, Link } from "react-router";
import { ChoiceLine } from "#app/components/pick/choice-line.tsx";
import { kindWords } from "#app/components/pick/kinds.ts";
import { placeholders } from "#app/components/pick/placeholders.ts";
import { pageContext } from "#app/context.ts";
import { operationKeyOf } from "#app/forms/form-key.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { keepForm, keptFormField } from "#app/forms/kept-form.ts";
import { type Picked, pickedField } from "#app/forms/picked.ts";
import { readFormOrKept, textOf } from "#app/forms/read-form.ts";
import { refusalIn } from "#app/forms/submit.ts";
import { pageUrl } from "#app/page-url.ts";
import { safeNext } from "#app/refusals.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { readKeptForm } from "#domain/account/kept-form.ts";
import { type Choice, type ChoiceKind, choiceKinds } from "#domain/choice.ts";
import { longestSearch } from "#domain/search/search.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/pick";
import { creating } from "./create.ts";
import "./pick-page.css";

/** The hidden field with the half-filled form, which returns to its own page in the end. */
const typedField = "typed";

export const meta: Route.MetaFunction = ({ params }) => [{ title: `Select ${params.kind} · Kith` }];

function kindIn({ kind }: Route.ActionArgs["params"]): ChoiceKind {
  const known = choiceKinds.find((each) => each === kind);
  if (!known) throw data("There's nothing like this to select.", { status: 404 });
  return known;
}

/**
 * Searches for a record to select in a form, without JavaScript: the form is sent here as it is filled
 * in, and from here to its own page, which shows it with the selected record.
 */
export async function action({ request, params, context }: Route.ActionArgs) {
  const kind = kindIn(params);
  const { api } = context.get(pageContext);
  const { searchParams } = pageUrl(request);
  const { form } = await readFormOrKept(request);
  const to = safeNext(searchParams.get("to"), href("/contacts"));
  const field = searchParams.get("field") ?? "";
  const typed = form.has(typedField) ? textOf(form, typedField) : keepForm(form, to, to);
  if (field === "" || !typed || !readKeptForm(typed)) {
    throw data("This form couldn't be read. Go back and try again.", { status: 400 });
  }
  const create = textOf(form, "create").trim();
  let search = textOf(form, "q").trim();
  let error: string | undefined;
  let created: string | undefined;
  if (create && creating[kind]) {
    try {
      created = await creating[kind](api, create, await operationKeyOf(request, form));
      search = created;
    } catch (fault) {
      const refusal = refusalIn(fault);
      if (!refusal) throw fault;
      error = refusal.message;
    }
  }
  const choices = await api.choice.find({ kind, search });
  const several = searchParams.has("several");
  return data({ kind, field, several, to, typed, search, choices, created, error }, 200);
}

export default function PickPage({ actionData, params }: Route.ComponentProps) {
  if (!actionData) {
    return (
      <div className="narrow">
        <PageHeader title={`Select ${params.kind}`} />
        <p>
          This page belongs to a form. <Link to={href("/contacts")}>Go to your contacts</Link>
        </p>
      </div>
    );
  }
  const { kind, to, typed, search, choices, created, error } = actionData;
  const { many } = kindWords[kind];
  const offersNew = creating[kind] !== undefined && search !== "" && created === undefined;
  return (
    <div className="narrow pick-page">
      <PageHeader title={`Select a ${kindWords[kind].one}`} />
      <form method="post" className="pick-page-search">
        <FormKeyInput />
        <input type="hidden" name={typedField} value={typed} />
        <input
          className="input"
          type="search"
          name="q"
          dir="auto"
          defaultValue={search}
          maxLength={longestSearch}
          placeholder={placeholders[kind]}
          aria-label={`Search ${many}`}
        />
        <button type="submit" className="button">
          Search
        </button>
        {offersNew ? (
          <button type="submit" className="button button-quiet" name="create" value={search}>
            <Icon name="plus" />
            Create {kindWords[kind].one} “{search}”
          </button>
        ) : null}
      </form>
      {error ? <p className="notice notice-danger">{error}</p> : null}
      {created ? <p className="notice">Added “{created}”.</p> : null}
      <form method="post" action={to} className="pick-page-found">
        <input type="hidden" name={keptFormField} value={typed} />
        {choices.length > 0 ? (
          <ul aria-label={search ? "Found" : "Suggestions"}>
            {choices.map((choice) => (
              <li key={choice.id}>
                <SelectButton picked={{ ...actionData, choice }} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">
            No {many} match “{search}”.
          </p>
        )}
        <button type="submit" className="button button-quiet" name={pickedField} value="">
          Back without selecting
        </button>
      </form>
    </div>
  );
}

function SelectButton({ picked }: { picked: Picked & { choice: Choice } }) {
  const { kind, field, several, choice } = picked;
  const value = JSON.stringify({ kind, field, several, choice } satisfies Picked);
  return (
    <button type="submit" className="button pick-page-choice" name={pickedField} value={value}>
      <span className="visually-hidden">Select </span>
      <ChoiceLine kind={kind} choice={choice} />
    </button>
  );
}
