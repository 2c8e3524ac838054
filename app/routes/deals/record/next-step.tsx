import { Form, href, Link } from "react-router";
import { formatDay } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { type Due, dueOn } from "#domain/todo/todo.ts";
import type { NextStep } from "#server/services/deal/step.ts";

const dueLabels: Record<Due, string> = {
  overdue: "Overdue",
  today: "Today",
  later: "Due",
  undated: "",
};

interface NextStepLineProps {
  dealId: number;
  /** The deal's title. */
  title: string;
  step: NextStep | null;
  today: Day;
  /** Whether the route behind its link or button is fetched before it is pressed. */
  discover?: "render" | "none";
}

/** The next step of a deal on the board, with a button that completes it; or a link to add one. */
export function NextStepLine(props: NextStepLineProps) {
  const { dealId, title, step, today, discover = "render" } = props;
  const reading = useReading();
  if (!step) {
    return (
      <Link
        className="step step-add"
        to={href("/deals/:id/step", { id: String(dealId) })}
        discover={discover}
        aria-label={`Next step for ${title}`}
      >
        Next step
      </Link>
    );
  }
  const due = dueOn(today, step.dueDate);
  return (
    <Form
      method="post"
      action={href("/tasks/:id/complete", { id: String(step.id) })}
      className={`step step-${due}`}
      discover={discover}
      preventScrollReset
    >
      <FormKeyInput />
      <button type="submit" className="step-done" aria-label={`Complete ${step.title}`} />
      <p className="step-text">
        <span className="step-title" dir="auto">
          {step.title}
        </span>{" "}
        {step.dueDate ? (
          <span className="step-due">
            {due === "later" ? <span className="visually-hidden">Due </span> : `${dueLabels[due]} `}
            {due === "today" ? null : formatDay(step.dueDate, reading)}
          </span>
        ) : null}
      </p>
    </Form>
  );
}
