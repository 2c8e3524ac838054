import { useId } from "react";
import type { EditorProps } from "#app/components/editable/editable.tsx";
import {
  DeclaredLine,
  EditorForm,
  EditorLine,
  EditorMessage,
} from "#app/components/editable/editor-form.tsx";
import { Picker } from "#app/components/pick/picker.tsx";
import { type Choice, Options } from "#app/forms/select-field.tsx";
import type { Choice as Chosen } from "#domain/choice.ts";
import { contactChoice } from "#domain/contact/choice.ts";
import { todoFields } from "#domain/todo/fields.ts";
import type { TodoGroupName } from "#domain/todo/group.ts";
import type { ShownTodo } from "./shown-todo.ts";
import {
  categoryOptions,
  priorityOptions,
  repeatFromOptions,
  repeatOptions,
  repeatValue,
  statusOptions,
} from "./todo-options.ts";

type TodoEditorProps = EditorProps<ShownTodo, TodoGroupName>;

/** Edits a few fields of a task in place. */
export default function TodoEditor(props: TodoEditorProps) {
  const { group, errors, onSave, onCancel } = props;
  return (
    <EditorForm group={group} errors={errors} onSave={onSave} onCancel={onCancel}>
      <Fields {...props} />
    </EditorForm>
  );
}

function Fields({ group, item: todo, errors }: TodoEditorProps) {
  switch (group) {
    case "title":
    case "description":
      return (
        <DeclaredLine
          field={todoFields[group]}
          name={group}
          value={todo[group]}
          errors={errors[group]}
          headed={group === "description"}
        />
      );
    case "due":
      return <DueLines todo={todo} errors={errors} />;
    case "repeat":
      return (
        <div className="field-editor-lines">
          <input type="hidden" name="due" value={todo.dueDate ?? ""} />
          <EditorSelect
            name="repeat"
            label={todoFields.repeat.label}
            value={repeatValue(todo.repeat, todo.dueDate)}
            choices={repeatOptions(todo.repeat, todo.dueDate)}
            errors={errors.repeat ?? errors.dueDate}
          />
          <EditorSelect
            name="repeatFrom"
            label={todoFields.repeatFrom.label}
            value={todo.repeatFrom}
            choices={repeatFromOptions}
            errors={errors.repeatFrom}
          />
        </div>
      );
    case "status":
      return (
        <EditorSelect
          name="status"
          label={todoFields.status.label}
          value={todo.status}
          choices={statusOptions}
          errors={errors.status}
        />
      );
    case "priority":
      return (
        <EditorSelect
          name="priority"
          label={todoFields.priority.label}
          value={todo.priority}
          choices={priorityOptions}
          errors={errors.priority}
        />
      );
    case "category":
      return (
        <EditorSelect
          name="categoryId"
          label={todoFields.categoryId.label}
          value={String(todo.categoryId ?? "")}
          choices={categoryOptions(todo.categories)}
          errors={errors.categoryId}
        />
      );
    case "contact":
    case "deal":
    case "company":
      return <AboutLine kind={group} todo={todo} errors={errors[`${group}Id`]} />;
  }
}

/** A time needs a date. */
const timeField = ["dueTime"];

function DueLines({ todo, errors }: { todo: ShownTodo; errors: TodoEditorProps["errors"] }) {
  return (
    <div className="field-editor-lines">
      <DeclaredLine
        field={todoFields.dueDate}
        name="dueDate"
        value={todo.dueDate}
        errors={errors.dueDate}
        alsoAbout={timeField}
      />
      <EditorLine
        name="dueTime"
        label={todoFields.dueTime.label}
        value={todo.dueTime}
        errors={errors.dueTime}
        type="time"
      />
      <EditorLine
        name="durationMinutes"
        label={`${todoFields.durationMinutes.label} in minutes`}
        value={todo.durationMinutes === null ? null : String(todo.durationMinutes)}
        errors={errors.durationMinutes}
        inputMode="numeric"
      />
    </div>
  );
}

interface AboutLineProps {
  kind: "contact" | "deal" | "company";
  todo: ShownTodo;
  errors: string[] | null | undefined;
}

function AboutLine({ kind, todo, errors }: AboutLineProps) {
  const id = useId();
  const name = `${kind}Id` as const;
  return (
    <Picker
      kind={kind}
      field={{ id, name, initialValue: todo[name], errorId: `${id}-error`, errors }}
      label={todoFields[name].label}
      choices={chosenOf(kind, todo)}
    />
  );
}

/** The record that a task is about, as it is selected in its field. */
function chosenOf(kind: AboutLineProps["kind"], todo: ShownTodo): Chosen[] {
  if (kind === "contact") return todo.contact ? [contactChoice(todo.contact)] : [];
  const named = kind === "deal" ? todo.deal : todo.company;
  if (!named) return [];
  const name = "title" in named ? named.title : named.name;
  return [{ id: named.id, name, of: null, detail: null }];
}

interface EditorSelectProps {
  name: string;
  label: string;
  value: string;
  choices: Choice[];
  errors: string[] | null | undefined;
}

function EditorSelect({ name, label, value, choices, errors }: EditorSelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        name={name}
        defaultValue={value}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-message` : undefined}
      >
        <Options choices={choices} />
      </select>
      <EditorMessage id={`${id}-message`} errors={errors} />
    </div>
  );
}
