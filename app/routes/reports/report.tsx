import { useMemo } from "react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatDay } from "#app/format.ts";
import { backFrom } from "#app/forms/back.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { submit } from "#app/forms/submit.ts";
import { answerOrFormError } from "#app/forms/unanswered.ts";
import { localeOf } from "#app/locale.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { useReading } from "#app/use-reading.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { goalForm } from "#domain/report/goal-input.ts";
import { monthOf, presetLabels, presets } from "#domain/report/period.ts";
import type { Report } from "#server/services/report/report.ts";
import type { Route } from "./+types/report";
import { type AskedPeriod, askedPeriod, periodQuery } from "./asked-period.ts";
import { ReportSection } from "./charts.tsx";
import { GoalForm } from "./goal-form.tsx";
import { sectionsOf } from "./sections.server.ts";
import { tilesOf } from "./tiles.server.ts";
import { writingOf } from "./writing.server.ts";
import "./reports.css";

export const meta: Route.MetaFunction = () => [{ title: "Reports · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const today = todayOf(session);
  const asked = askedPeriod(pageUrl(request).searchParams, today);
  const report = await api.metrics.report({ from: asked.from, to: asked.to });
  const reading = { locale: localeOf(session), timeZone: zoneOf(session) };
  const writing = writingOf(report, reading);
  const { goal, period, previous } = report;
  return {
    ...{ asked, period, previous, isEmpty: isEmpty(report) },
    tiles: tilesOf(report, writing),
    sections: sectionsOf(report, writing, monthOf(today)),
    goal: {
      currency: goal?.currency ?? writing.chart.currency,
      text: goal ? formatAmount(goal.total, { ...reading, currency: goal.currency }) : "",
    },
  };
}

/** Sets what to win each month; an empty field removes the goal. */
export function action({ request, context }: Route.ActionArgs) {
  const { api, session } = context.get(pageContext);
  return submit(request, goalForm(localeOf(session)), async (settings, key) => {
    const { operation } = await api.settings.update({ settings, operation: key });
    const text = settings.monthlyGoal === null ? "Monthly goal removed." : "Monthly goal saved.";
    return redirectSaying(backFrom(request, href("/reports")), { text, undo: operation });
  });
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return answerOrFormError(serverAction);
}

export default function Reports({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, period, previous, isEmpty: hasNothing, tiles, sections, goal } = loaderData;
  const reading = useReading();
  const days = (span: { from: string; to: string }) =>
    `${formatDay(span.from, reading)} – ${formatDay(span.to, reading)}`;
  return (
    <>
      <PageHeader title="Reports" detail={`${days(period)}, compared with ${days(previous)}`} />
      <PeriodForm key={periodQuery(asked)} asked={asked} />
      {hasNothing ? (
        <EmptyState
          title="Nothing in these months"
          primary={{ to: href("/deals/new"), label: "Add deal" }}
        >
          Deals, new contacts and activities are counted here.
        </EmptyState>
      ) : (
        <Figures
          tiles={tiles}
          sections={sections}
          goal={goal}
          answer={actionData}
          period={periodQuery(asked)}
        />
      )}
    </>
  );
}

/** Whether neither the period nor the one before has anything to show, nor the open pipeline. */
function isEmpty({ open, won, lost, before, contacts, activities }: Report): boolean {
  const counts = [
    ...[won, lost, before.won, before.lost].map(({ deals }) => deals),
    ...[contacts, activities].flatMap(({ now, before: earlier }) => [now, earlier]),
  ];
  return open.count === 0 && counts.every((count) => count === 0);
}

interface FiguresProps
  extends Pick<Route.ComponentProps["loaderData"], "tiles" | "sections" | "goal"> {
  /** What was wrong with a goal that was typed. */
  answer: FormAnswer | undefined;
  /** The query of the page's period. */
  period: string;
}

function Figures({ tiles, sections, goal, answer, period }: FiguresProps) {
  return (
    <>
      <ul className="report-tiles">
        {tiles.map(({ label, text, to, before }) => (
          <li key={label} className="card report-tile">
            <Link to={to ?? ""}>
              <span className="muted">{label}</span> <strong>{text}</strong>
            </Link>
            <span className="muted">Before: {before}</span>
          </li>
        ))}
      </ul>
      <div className="report-sections">
        {sections.map((section) => (
          <ReportSection key={section.id} section={section} period={period}>
            {section.id === "forecast" ? (
              <GoalForm key={goal.text} goal={goal} answer={answer} />
            ) : null}
          </ReportSection>
        ))}
      </div>
    </>
  );
}

function PeriodForm({ asked }: { asked: AskedPeriod }) {
  const { preset, from, to, error } = asked;
  const errors = useMemo(() => (error ? [error] : undefined), [error]);
  return (
    <div className="report-period">
      <nav aria-label="Periods" className="edge-fade">
        {presets.map((each) => (
          <Link
            key={each}
            className="button"
            to={`${href("/reports")}?period=${each}`}
            aria-current={each === preset ? "true" : undefined}
          >
            {presetLabels[each]}
          </Link>
        ))}
      </nav>
      <details open={!preset || error !== null}>
        <summary>Other months</summary>
        <Form method="get" className="inline-form">
          <FormErrors id="period-error" errors={errors} />
          <label>
            From month{" "}
            <input className="input" type="month" name="from" defaultValue={from.slice(0, 7)} />
          </label>
          <label>
            To month{" "}
            <input className="input" type="month" name="to" defaultValue={to.slice(0, 7)} />
          </label>
          <button type="submit" className="button">
            Show months
          </button>
        </Form>
      </details>
    </div>
  );
}
