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
import { defaultSettings } from "#domain/account/default-settings.ts";
import { targetOf } from "#domain/contact/column-targets.ts";
import { stageKey } from "#domain/deal/file-stage.ts";
import { currencies } from "#domain/money/money.ts";
import { type DayOrder, dayOrderOf, readDay } from "#domain/written-day.ts";
import type { Route } from "./+types/questions";
import { answersIn, stageField } from "./answers.ts";
import { CurrencyQuestion, StageQuestions } from "./deal-questions.tsx";
import { Steps } from "./steps.tsx";
import { StopForm } from "./stop-form.tsx";
import "#app/components/import-result.css";
import "./import.css";

const orders: DayOrder[] = ["dayFirst", "monthFirst"];

export const meta: Route.MetaFunction = () => [{ title: "Questions · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const asked = await account.import.questions({ id: routeId(params.id) });
  const { id, date, stages, amount, all, choices } = asked;
  if (date === null && stages.length === 0 && amount === null) {
    throw redirect(href("/import/:id/columns", { id: params.id }));
  }
  const { deals } = choices;
  const severalLines = new Set(all.map(({ pipelineId }) => pipelineId)).size > 1;
  return {
    id,
    date,
    order: choices.order ?? dayOrderOf(localeOf(session)),
    amount,
    currency: deals?.currency ?? session?.user.currency ?? defaultSettings.currency,
    currencies: amount === null ? [] : currencies,
    stages: stages.map((name) => ({
      name,
      field: stageField(name),
      stageId: deals?.stages[stageKey(name)] ?? 0,
    })),
    choices: all.map(({ id: stageId, name, pipeline }) => ({
      value: String(stageId),
      label: severalLines ? `${pipeline}: ${name}` : name,
    })),
  };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async (_, form) => {
    const id = routeId(params.id);
    const asked = await account.import.questions({ id });
    const { columns, known } = asked.choices;
    const targets = columns.map(targetOf);
    await account.import.choose({ id, targets, known, ...answersIn(form, asked) });
    await account.import.check({ id });
    return redirect(href("/import/:id/preview", { id: params.id }));
  });
}

export default function Questions({ loaderData }: Route.ComponentProps) {
  const { id, date, order } = loaderData;
  return (
    <div className="narrow import-steps">
      <PageHeader title="Questions" />
      <Steps at="Columns" />
      <Form method="post" className="form card">
        <FormKeyInput />
        {date === null ? null : <DateQuestion sample={date} order={order} />}
        <StageQuestions stages={loaderData.stages} choices={loaderData.choices} />
        <CurrencyQuestion
          amount={loaderData.amount}
          currency={loaderData.currency}
          currencies={loaderData.currencies}
        />
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

function DateQuestion({ sample, order }: { sample: string; order: DayOrder }) {
  const reading = useReading();
  return (
    <fieldset className="choices choices-stacked">
      <legend>How should {sample} be read?</legend>
      {orders.map((each) => (
        <label key={each} className="choice">
          <input type="radio" name="order" value={each} defaultChecked={each === order} />{" "}
          {formatDay(readDay(sample, each) ?? "", reading)}
        </label>
      ))}
    </fieldset>
  );
}
