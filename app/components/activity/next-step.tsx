import { useId } from "react";
import { Form, Link } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { type Day, daysAfter } from "#domain/day.ts";
import { todoFields } from "#domain/todo/fields.ts";

interface NextStepProps {
  /** What adds the step: the URL for the activity or task that has just been done. */
  action: string;
  /** What it is about: "with Ann Lee". */
  about: string;
  today: Day;
  /** The page to stay on. */
  to: string;
}

const offers = [
  { label: "Tomorrow", days: 1 },
  { label: "In 3 days", days: 3 },
  { label: "Next week", days: 7 },
];

/** Asks what is next after an activity; each answer is one press, and adds a task. */
export default function NextStep({ action, about, today, to }: NextStepProps) {
  const titleId = useId();
  return (
    <Form
      method="post"
      action={action}
      className="notice form"
      aria-label="Next step"
      preventScrollReset
    >
      <FormKeyInput />
      <input type="hidden" name="to" value={to} />
      <div className="section-header">
        <label htmlFor={titleId}>Next step?</label>
        <Link className="button button-quiet button-small" to={to} preventScrollReset>
          No next step
        </Link>
      </div>
      <input
        id={titleId}
        className="input"
        name="title"
        defaultValue={`Follow up ${about}`}
        maxLength={roomFor(todoFields.title.limit)}
        autoComplete="off"
        required
      />
      <span className="form-actions">
        {/* First, so that it is what Enter presses. */}
        <span className="inline-form">
          <input className="input" name="day" type="date" aria-label="Due" />
          <button type="submit" className="button button-small">
            Add
          </button>
        </span>
        {offers.map(({ label, days }) => (
          <button
            key={days}
            type="submit"
            className="button button-small"
            name="due"
            value={daysAfter(today, days)}
            // biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone, and an answer comes next.
            autoFocus={days === 1}
          >
            {label}
          </button>
        ))}
      </span>
    </Form>
  );
}
