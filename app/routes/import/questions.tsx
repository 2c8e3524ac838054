import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatDay } from "#app/format.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { localeOf } from "#app/locale.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { targetOf } from "#domain/contact/column-targets.ts";
import { birthdaysOf } from "#domain/import/draft.ts";
import { type DayOrder, dayOrderOf, readDay } from "#domain/written-day.ts";
import type { Route } from "./+types/questions";
import { Steps } from "./steps.tsx";
import { StopForm } from "./stop-form.tsx";
import "#app/components/import-result.css";
import "./import.css";

export const meta: Route.MetaFunction = () => [{ title: "Questions · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const { id, contents, choices } = await account.import.byId({ id: routeId(params.id) });
  const dates = birthdaysOf(contents, choices.columns);
  if (!dates || dates.order !== null) {
    throw redirect(href("/import/:id/columns", { id: params.id }));
  }
  const { sample } = dates;
  return { id, sample, order: choices.order ?? dayOrderOf(localeOf(session)) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async (_, form) => {
    const id = routeId(params.id);
    const { choices } = await account.import.byId({ id });
    const { columns, known } = choices;
    const order = orders.find((each) => each === form.get("order")) ?? "dayFirst";
    await account.import.choose({ id, targets: columns.map(targetOf), order, known });
    await account.import.check({ id });
    return redirect(href("/import/:id/preview", { id: params.id }));
  });
}

const orders: DayOrder[] = ["dayFirst", "monthFirst"];

export default function Questions({ loaderData }: Route.ComponentProps) {
  const reading = useReading();
  const { id, sample, order } = loaderData;
  return (
    <div className="narrow import-steps">
      <PageHeader title="Questions" />
      <Steps at="Columns" />
      <Form method="post" className="form card">
        <FormKeyInput />
        <fieldset className="choices choices-stacked">
          <legend>How should {sample} be read?</legend>
          {orders.map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="order" value={each} defaultChecked={each === order} />{" "}
              {formatDay(readDay(sample, each) ?? "", reading)}
            </label>
          ))}
        </fieldset>
        <div className="form-actions">
          <SubmitButton>Continue</SubmitButton>
          <Link
            className="button button-quiet"
            to={href("/import/:id/columns", { id: String(id) })}
          >
            Back
          </Link>
        </div>
      </Form>
      <StopForm id={id} />
    </div>
  );
}
