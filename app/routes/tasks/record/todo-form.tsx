import { getFormProps, useForm } from "@conform-to/react";
import { Link } from "react-router";
import { Picker } from "#app/components/pick/picker.tsx";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { FormErrors, InputField, TextAreaField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { Options, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { type TodoField, type TodoValues, todoFields } from "#domain/todo/fields.ts";
import type { TodoChoices } from "#server/services/todo/choices.ts";
import {
  categoryOptions,
  priorityOptions,
  repeatFromOptions,
  repeatOptions,
  repeatValue,
  statusOptions,
} from "./todo-options.ts";

interface TodoFormProps {
  answer: FormAnswer | undefined;
  /** The fields' initial values. */
  todo: { [Name in TodoField]?: TodoValues[Name] | undefined } & { version?: number };
  choices: TodoChoices;
  submitLabel: string;
  cancelTo: string;
}

type Fields = Record<TodoField | "version", string>;

/** What needs a due date. */
const dueFields = ["dueTime", "repeat"];

/** The fields of a task, for a new one and for one that is edited. */
export function TodoForm({ answer, todo, choices, submitLabel, cancelTo }: TodoFormProps) {
  const text = (value: string | number | null | undefined) => String(value ?? "");
  const { repeat = null, dueDate = null } = todo;
  const [form, fields] = useForm<Fields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      title: text(todo.title),
      dueDate: text(dueDate),
      dueTime: text(todo.dueTime),
      durationMinutes: text(todo.durationMinutes),
      repeat: repeatValue(repeat, dueDate),
      repeatFrom: todo.repeatFrom ?? "due",
      status: todo.status ?? "pending",
      priority: todo.priority ?? "medium",
      categoryId: text(todo.categoryId),
      contactId: text(todo.contactId),
      dealId: text(todo.dealId),
      companyId: text(todo.companyId),
      description: text(todo.description),
      version: text(todo.version),
    },
  });
  return (
    <PageForm {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {todo.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <DeclaredField
        field={todoFields.title}
        meta={fields.title}
        required
        autoFocus={!todo.version}
      />
      <div className="form-row">
        <DeclaredField field={todoFields.dueDate} meta={fields.dueDate} alsoAbout={dueFields} />
        <InputField label={todoFields.dueTime.label} meta={fields.dueTime} type="time" />
        <SelectField label={todoFields.repeat.label} meta={fields.repeat}>
          <Options choices={repeatOptions(repeat, dueDate)} />
        </SelectField>
        <SelectField label={todoFields.repeatFrom.label} meta={fields.repeatFrom} required>
          <Options choices={repeatFromOptions} />
        </SelectField>
        {todo.version ? (
          <SelectField label={todoFields.status.label} meta={fields.status} required>
            <Options choices={statusOptions} />
          </SelectField>
        ) : null}
        <SelectField label={todoFields.priority.label} meta={fields.priority} required>
          <Options choices={priorityOptions} />
        </SelectField>
        <SelectField label={todoFields.categoryId.label} meta={fields.categoryId}>
          <Options choices={categoryOptions(choices.categories)} />
        </SelectField>
        <InputField
          label={`${todoFields.durationMinutes.label} in minutes`}
          meta={fields.durationMinutes}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <Picker
        kind="contact"
        field={fields.contactId}
        label={todoFields.contactId.label}
        choices={choices.contact}
      />
      <Picker
        kind="deal"
        field={fields.dealId}
        label={todoFields.dealId.label}
        choices={choices.deal}
      />
      <Picker
        kind="company"
        field={fields.companyId}
        label={todoFields.companyId.label}
        choices={choices.company}
      />
      <TextAreaField
        label={todoFields.description.label}
        meta={fields.description}
        limit={todoFields.description.limit}
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </PageForm>
  );
}
