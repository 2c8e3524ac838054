import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Options } from "#app/forms/select-field.tsx";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { isColumnTarget, targetOf } from "#domain/contact/column-targets.ts";
import { knownWayLabels, knownWays } from "#domain/contact/known-way.ts";
import { importNounWords } from "#domain/import/noun.ts";
import { nounColumns } from "#domain/import/noun-columns.ts";
import type { Route } from "./+types/columns";
import { ColumnTable } from "./column-table.tsx";
import { Encoding } from "./encoding-form.tsx";
import { encodingChoices } from "./encodings.ts";
import { mostShown, shownColumns } from "./shown-columns.ts";
import { Steps } from "./steps.tsx";
import { StopForm } from "./stop-form.tsx";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Columns · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const draft = await account.import.byId({ id: routeId(params.id) });
  const { id, fileName, rowCount, done, contents, choices } = draft;
  if (done > 0) throw redirect(href("/import/:id/run", { id: params.id }));
  const { noun, vendor, kind, encoding } = contents;
  const columns = shownColumns(contents, choices);
  return {
    id,
    fileName,
    rowCount,
    noun,
    kind,
    vendor,
    encoding,
    encodings: encoding?.isGuess ? encodingChoices() : [],
    columns: columns.slice(0, mostShown),
    labels: nounColumns[noun].labels,
    further: Math.max(0, columns.length - mostShown),
    empty: contents.columns.length - columns.length,
    known: choices.known,
  };
}

/** Decides where the columns go, works out what the import would do, and leads to that. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async (_, form) => {
    const id = routeId(params.id);
    const { choices } = await account.import.byId({ id });
    const targets = choices.columns.map((column, index) => {
      const selected = form.get(`column-${index}`);
      return typeof selected === "string" && isColumnTarget(selected) ? selected : targetOf(column);
    });
    const known = knownWays.find((way) => way === form.get("known")) ?? choices.known;
    const { asks } = await account.import.choose({ id, targets, order: null, known });
    if (form.has("again")) return redirect(href("/import/:id/columns", { id: params.id }));
    if (asks) return redirect(href("/import/:id/questions", { id: params.id }));
    await account.import.check({ id });
    return redirect(href("/import/:id/preview", { id: params.id }));
  });
}

export default function Columns({ loaderData }: Route.ComponentProps) {
  const { id, fileName, noun, kind, vendor, columns, known } = loaderData;
  return (
    <div className="import-steps">
      <PageHeader title="Columns" detail={<bdi>{fileName}</bdi>} />
      <Steps at="Columns" />
      {vendor ? <p className="notice">This looks like an export from {vendor}.</p> : null}
      <Encoding
        id={id}
        encoding={loaderData.encoding}
        choices={loaderData.encodings}
        sample={columns
          .flatMap(({ samples }) => samples)
          .find((text) => /[^\p{ASCII}]/u.test(text))}
      />
      <Form method="post" className="form-plain">
        <FormKeyInput />
        {kind === "cards" ? (
          <p>
            Each value on a card already has a label. What Kith has no field for goes to the notes.
          </p>
        ) : (
          <ColumnTable
            columns={columns}
            labels={loaderData.labels}
            empty={loaderData.empty}
            further={loaderData.further}
          />
        )}
        <div className="field import-known">
          <label className="field-label" htmlFor="known">
            {importNounWords[noun].known}
          </label>
          <select
            className="input"
            id="known"
            name="known"
            defaultValue={known}
            aria-describedby="known-hint"
          >
            <Options
              choices={importNounWords[noun].ways.map((value) => ({
                value,
                label: knownWayLabels[value],
              }))}
            />
          </select>
          <p className="field-hint" id="known-hint">
            {importNounWords[noun].knownHint}
          </p>
        </div>
        <div className="form-actions">
          <SubmitButton>Continue</SubmitButton>
          {kind === "cards" ? null : (
            <button type="submit" name="again" value="on" className="button">
              Update samples
            </button>
          )}
          <Link className="button button-quiet" to={href("/import")}>
            Back
          </Link>
        </div>
      </Form>
      <StopForm id={id} />
    </div>
  );
}
