import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import type { AlsoAdded, OutcomeCounts } from "#domain/import/draft.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import type { Route } from "./+types/preview";
import { askedRows } from "./asked-rows.ts";
import { alsoText, countedNoun } from "./counted-noun.ts";
import { Outcomes } from "./outcomes.tsx";
import { Progress } from "./progress.tsx";
import { Remarks } from "./remarks.tsx";
import { overviewOf } from "./result-of.ts";
import { Steps } from "./steps.tsx";
import { StopForm } from "./stop-form.tsx";
import "#app/components/import-result.css";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Preview · Kith" }];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const overview = await overviewOf(account, { id: routeId(params.id), ...askedRows(request) });
  if (overview.done > 0) throw redirect(href("/import/:id/run", { id: params.id }));
  return overview;
}

/** Works out what further slices of the file would do. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async () => {
    await account.import.check({ id: routeId(params.id) });
    return redirect(href("/import/:id/preview", { id: params.id }));
  });
}

export default function Preview({ loaderData: overview }: Route.ComponentProps) {
  const { id, checked, parts, rowCount } = overview;
  const path = { id: String(id) };
  return (
    <div className="import-steps import-result">
      <PageHeader title="Preview" detail={<bdi>{overview.fileName}</bdi>} />
      <Steps at="Preview" />
      {checked < parts ? (
        <Progress verb="Checked" done={checked} parts={parts} rowCount={rowCount} goesOn />
      ) : (
        <>
          <Start id={id} noun={overview.noun} counts={overview.counts} also={overview.also} />
          <Remarks overview={overview} />
          <Outcomes overview={overview} words="label" page={href("/import/:id/preview", path)} />
        </>
      )}
      <StopForm id={id} />
    </div>
  );
}

interface StartProps {
  id: number;
  noun: ImportNoun;
  counts: OutcomeCounts;
  also: AlsoAdded;
}

function Start({ id, noun, counts, also }: StartProps) {
  const reading = useReading();
  const path = { id: String(id) };
  const records = (count: number) => countedNoun(count, noun, reading);
  return (
    <Form method="post" action={href("/import/:id/run", path)} className="card import-start">
      <FormKeyInput />
      <p>
        <strong>
          This adds {records(counts.c)}
          {counts.u > 0 ? ` and updates ${records(counts.u)}` : ""}.
        </strong>{" "}
        {alsoText(also, "This also adds", reading)}
        You can undo it.
      </p>
      <div className="form-actions">
        <SubmitButton>Import</SubmitButton>
        <Link className="button" to={href("/import/:id/columns", path)}>
          Change columns
        </Link>
      </div>
    </Form>
  );
}
