import { Suspense, useState } from "react";
import { Form, href, useLocation } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { activityTypeLabels, activityTypes, longestActivity } from "#domain/activity/activity.ts";
import { activityFields } from "#domain/activity/fields.ts";
import type { Day } from "#domain/day.ts";
import { topOf } from "../timeline/timeline-query.ts";
import { ActivityIcon } from "./activity-icon.tsx";
import "#app/ui/input-file.css";
import { Outcomes, outcomesId } from "./outcomes.tsx";
import { type Parties, PartyInputs } from "./party-inputs.tsx";

const loadNextStep = () => import("./next-step.tsx");
const NextStep = import.meta.env.SSR ? (await loadNextStep()).default : lazyComponent(loadNextStep);

interface ComposerProps {
  /** The records that the activity is with. */
  parties: Parties;
  /** What the next step is about: "with Ann Lee". */
  about: string;
  /** The name of whom, or else what, the activity is with, for the message. */
  name: string;
  today: Day;
  /** The activity that has just been logged. */
  logged: number | null;
  /** Whether this deployment stores files. */
  hasFiles: boolean;
}

/** Logs or plans an activity with a record, at the top of its timeline, then asks what is next. */
export function Composer({ about, logged, ...form }: ComposerProps) {
  const { today } = form;
  const top = topOf(useLocation());
  return (
    <>
      {logged ? (
        <Suspense>
          <NextStep
            key={logged}
            action={href("/activities/:id/next", { id: String(logged) })}
            about={about}
            today={today}
            to={top}
          />
        </Suspense>
      ) : null}
      {/* What was typed is gone once it is logged. */}
      <ActivityForm key={logged} {...form} to={top} />
    </>
  );
}

interface ActivityFormProps extends Omit<ComposerProps, "about" | "logged"> {
  /** The page to stay on. */
  to: string;
}

/**
 * The type is a radio button, by which the styles show the fields that it has; so it needs no
 * JavaScript.
 */
function ActivityForm({ parties, name, today, to, hasFiles }: ActivityFormProps) {
  const [planned, setPlanned] = useState(false);
  return (
    <Form
      method="post"
      action={href("/activities/new")}
      encType={hasFiles ? "multipart/form-data" : undefined}
      className="form composer"
      aria-label="Log an activity"
      preventScrollReset
    >
      <FormKeyInput />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="name" value={name} />
      <PartyInputs parties={parties} />
      <fieldset className="inline-form composer-types">
        <legend className="visually-hidden">{activityFields.type.label}</legend>
        {activityTypes.map((type) => (
          <label key={type} className="button button-small button-quiet">
            <input type="radio" name="type" value={type} defaultChecked={type === "call"} />
            <ActivityIcon type={type} />
            {activityTypeLabels[type]}
          </label>
        ))}
      </fieldset>
      <input
        className="input"
        name="subject"
        aria-label={activityFields.subject.label}
        placeholder="Subject"
        maxLength={roomFor(activityFields.subject.limit)}
        autoComplete="off"
        dir="auto"
      />
      <textarea
        className="input"
        name="description"
        aria-label="What happened?"
        placeholder="What happened?"
        maxLength={roomFor(activityFields.description.limit)}
        rows={2}
        dir="auto"
      />
      <div className="form-actions">
        <span className="inline-form talk-fields">
          <input
            className="input"
            name="outcome"
            aria-label={activityFields.outcome.label}
            placeholder="Outcome"
            list={outcomesId}
            maxLength={roomFor(activityFields.outcome.limit)}
            autoComplete="off"
          />
          <Outcomes />
          <input
            className="input"
            name="durationMinutes"
            aria-label={activityFields.durationMinutes.label}
            placeholder="Minutes"
            type="number"
            inputMode="numeric"
            min={0}
            max={longestActivity}
          />
        </span>
        <details>
          <summary className="button button-small button-quiet">Now</summary>
          <span className="inline-form">
            <input
              className="input"
              name="day"
              type="date"
              aria-label="Day"
              onChange={(event) => setPlanned(event.target.value > today)}
            />
            <input className="input" name="time" type="time" aria-label="Time" />
          </span>
        </details>
        <SubmitButton>{planned ? "Plan" : "Log activity"}</SubmitButton>
        {/* After the other, which Enter presses. */}
        <button type="submit" className="button button-quiet" name="asks" value="people">
          With others…
        </button>
      </div>
      {/* After all other fields, because these are read first. */}
      {hasFiles ? (
        <label className="composer-files muted">
          Attach files
          <input className="input input-file" type="file" name="files" multiple />
        </label>
      ) : null}
    </Form>
  );
}
