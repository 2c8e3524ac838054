import { type FieldMetadata, getFormProps, useForm } from "@conform-to/react";
import { Form, Link } from "react-router";
import { Outcomes, outcomesId } from "#app/components/activity/outcomes.tsx";
import { type Parties, PartyInputs } from "#app/components/activity/party-inputs.tsx";
import { Picker } from "#app/components/pick/picker.tsx";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { FieldError, FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Options, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { type ActivityType, activityTypeLabels, activityTypes } from "#domain/activity/activity.ts";
import { activityFields } from "#domain/activity/fields.ts";
import type { Choice } from "#domain/choice.ts";
import type { Day } from "#domain/day.ts";
import { largestFileHint } from "#domain/file/file.ts";
import type { Clock } from "#domain/moment.ts";
import { idsOf } from "#domain/people.ts";
import { pick } from "#domain/pick.ts";
import type { Activity } from "#server/services/activity/activity.ts";
import "#app/components/timeline.css";
import "#app/ui/input-file.css";

interface ActivityFormProps {
  answer: FormAnswer | undefined;
  parties: Parties;
  /** Contacts to select from. */
  contacts: readonly Choice[];
  /** The activity that is edited, and when it is by the person's clock. */
  edited?: { activity: Activity; day: Day; time: Clock };
  type: ActivityType;
  /** The name of whom it is with, for the message. */
  name?: string | undefined;
  submitLabel: string;
  /** Whether files can be added along with it. */
  takesFiles?: boolean;
  /** The page to go to afterwards. */
  to: string;
}

interface Fields {
  type: string;
  subject: string | null;
  description: string | null;
  day: string;
  time: string;
  durationMinutes: string | null;
  outcome: string | null;
  contactId: string;
  contactIds: string[];
  people: string[];
  files: string;
  version: string;
}

const typeChoices = activityTypes.map((type) => ({ value: type, label: activityTypeLabels[type] }));

/** A day and a time are refused together, at the day. */
const timeField = ["time"];

/** An email or a note without a text is refused at its description. */
const contentFields = ["type", "subject"];

/** The fields of a new or edited activity. */
export function ActivityForm(props: ActivityFormProps) {
  const { answer, parties, contacts, edited, type, name, submitLabel, takesFiles, to } = props;
  const { contactId, ...others } = parties;
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: edited
      ? {
          ...pick(edited.activity, ["type", "subject", "description", "outcome"]),
          durationMinutes: edited.activity.durationMinutes?.toString(),
          version: edited.activity.version.toString(),
          day: edited.day,
          time: edited.time,
          people: idsOf(edited.activity).map(String),
        }
      : { type, people: contactId ? [String(contactId)] : [] },
  });
  return (
    <Form
      method="post"
      encType={takesFiles ? "multipart/form-data" : undefined}
      {...getFormProps(form)}
      className="form card"
    >
      <FormKeyInput />
      <input type="hidden" name="to" value={to} />
      <PartyInputs parties={others} />
      {name ? <input type="hidden" name="name" value={name} /> : null}
      <input type="hidden" name="asksPeople" value="yes" />
      {edited ? (
        <>
          <VersionInput meta={fields.version} answer={answer} />
          <input type="hidden" name="timestamp" value={edited.activity.timestamp} />
        </>
      ) : null}
      <FormErrors
        id={form.errorId}
        errors={form.errors ?? fields.contactId.errors ?? fields.contactIds.errors}
      />
      <div className="form-row">
        <SelectField label={activityFields.type.label} meta={fields.type} required>
          <Options choices={typeChoices} />
        </SelectField>
        <InputField label="Day" meta={fields.day} type="date" alsoAbout={timeField} />
        <InputField label="Time" meta={fields.time} type="time" />
      </div>
      <Picker kind="contact" several field={fields.people} label="With" choices={contacts} />
      <DeclaredField field={activityFields.subject} meta={fields.subject} autoFocus />
      <DeclaredField
        field={activityFields.description}
        meta={fields.description}
        alsoAbout={contentFields}
      />
      <div className="form-row talk-fields">
        <InputField
          label={activityFields.outcome.label}
          meta={fields.outcome}
          limit={activityFields.outcome.limit}
          list={outcomesId}
        />
        <Outcomes />
        <InputField
          label={activityFields.durationMinutes.label}
          meta={fields.durationMinutes}
          inputMode="numeric"
        />
      </div>
      {takesFiles ? <AttachedFiles meta={fields.files} isAgain={answer !== undefined} /> : null}
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={to}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}

/** Files to add along: after all other fields, because these are read first. */
function AttachedFiles({ meta, isAgain }: { meta: FieldMetadata<string>; isAgain: boolean }) {
  const hintId = `${meta.id}-hint`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={meta.id}>
        Files
      </label>
      <input
        className="input input-file"
        type="file"
        id={meta.id}
        name={meta.name}
        multiple
        aria-invalid={meta.errors ? true : undefined}
        aria-describedby={`${hintId} ${meta.errorId}`}
      />
      <p className="field-hint" id={hintId}>
        {isAgain ? "If you had selected files, select them again. " : ""}
        {largestFileHint}
      </p>
      <FieldError id={meta.errorId} errors={meta.errors} />
    </div>
  );
}
