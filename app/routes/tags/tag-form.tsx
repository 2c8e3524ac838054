import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "react-router";
import { FieldError, FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import type { FormAnswer } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { tagColors, tagLimits } from "#domain/tag.ts";

interface TagFormProps {
  answer: FormAnswer | undefined;
  tag: { name: string; color: string; version?: number };
  submitLabel: string;
  children?: React.ReactNode;
}

/** A tag's name and colour, for a new one and for one that is edited. */
export function TagForm({ answer, tag, submitLabel, children }: TagFormProps) {
  const [form, fields] = useForm<{ name: string; color: string; version: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { ...tag, version: tag.version?.toString() },
  });
  const color = fields.color.initialValue ?? tag.color;
  const known = tagColors.some((each) => each === color);
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {tag.version ? <VersionInput meta={fields.version} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        maxLength={tagLimits.name}
        autoComplete="off"
        required
      />
      <fieldset className="field">
        <legend className="field-label">Colour</legend>
        <div className="swatches">
          {[...tagColors, ...(known ? [] : [color])].map((each) => (
            <label key={each} className="swatch" style={{ "--tag": each } as React.CSSProperties}>
              <input
                type="radio"
                name={fields.color.name}
                value={each}
                defaultChecked={each === color}
                required
              />
              <span className="visually-hidden">{colorNames[each] ?? each}</span>
            </label>
          ))}
        </div>
        <FieldError id={fields.color.errorId} errors={fields.color.errors} />
      </fieldset>
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </Form>
  );
}

const colorNames: Record<string, string> = {
  "#10B981": "Green",
  "#3B82F6": "Blue",
  "#8B5CF6": "Purple",
  "#F59E0B": "Amber",
  "#6B7280": "Grey",
  "#EF4444": "Red",
  "#EC4899": "Pink",
  "#14B8A6": "Teal",
  "#F97316": "Orange",
  "#84CC16": "Lime",
};
