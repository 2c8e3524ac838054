import { getFormProps, useForm } from "@conform-to/react";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SelectField } from "#app/forms/select-field.tsx";
import { lengthErrors } from "#app/forms/text-limit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { Day } from "#domain/day.ts";
import { dealFields } from "#domain/deal/fields.ts";
import { selectedReason } from "#domain/deal/lost-reason.ts";
import type { ClosedKind } from "#domain/pipeline/pipeline.ts";
import type { Pipeline } from "#server/services/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { closingPath } from "./closing-links.tsx";
import { StageOptions } from "./stage-options.tsx";

/** The date on which a deal is closed, and the reason if it is lost. */
interface Closing {
  closedDate: Day;
  lostReason: string;
}

export interface ClosingFormProps {
  /** Another one if its page has this form too. */
  id?: string;
  answer?: FormAnswer | undefined;
  kind: ClosedKind;
  dealId: number;
  /** The stages of this kind that it can be closed in. */
  stages: Stage[];
  /** The pipelines of these stages, if there are several. */
  pipelines?: Pipeline[];
  /** The stage that is selected at first; by default the first one. */
  stageId?: number | undefined;
  lostReasons: string[];
  /** The initial values. */
  closing: { closedDate: Day; lostReason?: string | null };
  /** The page to return to. */
  to: string;
  /** Receives the values, in which case the form isn't sent. */
  onClosing?: (closing: Closing) => void;
  /** Whether the cursor starts in it. */
  autoFocus?: boolean;
  /** Content beside its button. */
  children?: React.ReactNode;
}

interface Fields {
  stageId: string;
  closedDate: string;
  lostReason: string;
  otherReason: string;
}

/** Closes a deal as won or lost: in a stage, on a date, and with a reason if it is lost. */
export default function ClosingForm(props: ClosingFormProps) {
  const {
    answer,
    kind,
    dealId,
    stages,
    pipelines = [],
    lostReasons,
    closing,
    to,
    onClosing,
  } = props;
  const reason = closing.lostReason ?? "";
  const isListed = lostReasons.includes(reason);
  const [form, fields] = useForm<Fields>({
    id: props.id ?? `close-as-${kind}`,
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      stageId: String(props.stageId ?? stages[0]?.id ?? ""),
      closedDate: closing.closedDate,
      lostReason: isListed ? reason : "",
      otherReason: isListed ? "" : reason,
    },
    onSubmit(event, { formData }) {
      if (!onClosing) return;
      event.preventDefault();
      const typed = (name: keyof Fields) => String(formData.get(name) ?? "");
      if (lengthErrors(typed("otherReason"), dealFields.lostReason.limit)) return;
      onClosing({
        closedDate: typed("closedDate"),
        lostReason: selectedReason({
          lostReason: typed("lostReason"),
          otherReason: typed("otherReason"),
        }),
      });
    },
  });
  return (
    <PageForm action={closingPath(dealId, kind, to)} {...getFormProps(form)} className="form">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      {stages.length > 1 ? (
        <SelectField label={dealFields.stageId.label} meta={fields.stageId} required>
          <StageOptions stages={stages} pipelines={pipelines} />
        </SelectField>
      ) : (
        <input type="hidden" name={fields.stageId.name} value={stages[0]?.id ?? ""} />
      )}
      {kind === "lost" ? (
        <>
          <Reasons
            name={fields.lostReason.name}
            reasons={lostReasons}
            selected={fields.lostReason.initialValue ?? ""}
            autoFocus={props.autoFocus}
          />
          <InputField
            label="Other reason"
            meta={fields.otherReason}
            limit={dealFields.lostReason.limit}
            autoComplete="off"
          />
        </>
      ) : null}
      <InputField
        label={dealFields.closedDate.label}
        type="date"
        meta={fields.closedDate}
        required
        autoFocus={props.autoFocus && kind === "won"}
      />
      <div className="form-actions">
        <SubmitButton>{kind === "won" ? "Mark as won" : "Mark as lost"}</SubmitButton>
        {props.children}
      </div>
    </PageForm>
  );
}

interface ReasonsProps {
  name: string;
  reasons: string[];
  /** Empty for no reason. */
  selected: string;
  autoFocus?: boolean | undefined;
}

/** The reasons to select from, each of which is one press away. */
function Reasons({ name, reasons, selected, autoFocus }: ReasonsProps) {
  return (
    <fieldset className="field">
      <legend className="field-label">{dealFields.lostReason.label}</legend>
      <div className="choices">
        {["", ...reasons].map((reason) => (
          <label key={reason} className="choice">
            <input
              type="radio"
              name={name}
              value={reason}
              defaultChecked={reason === selected}
              // biome-ignore lint/a11y/noAutofocus: the form was just opened, to say this.
              autoFocus={autoFocus && reason === selected}
            />
            <span dir="auto">{reason || "No reason"}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
