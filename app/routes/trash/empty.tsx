import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatCount } from "#app/format.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { useNextPart } from "#app/forms/use-next-part.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { entityNouns, type TrashKind } from "#domain/operation/entity.ts";
import { purgeWarning, purgeWord, trashCount } from "#domain/trash.ts";
import { emptyForm } from "#domain/trash-input.ts";
import type { TrashCount } from "#server/services/trash.ts";
import type { Route } from "./+types/empty";
import { kindNamed, trashPath } from "./query.ts";
import "./purge.css";

export const meta: Route.MetaFunction = () => [{ title: "Empty Trash · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const kind = kindNamed(new URL(request.url).searchParams.get("kind"));
  const counts = await context.get(pageContext).api.trash.count();
  return { from: kind, counts: counts.filter(({ count }) => count > 0) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, emptyForm, async ({ kind, operation: begun }, key) => {
    const { left, ...done } = await api.trash.empty({ kind, operation: begun ?? key });
    if (left) return { progress: { ...done, kind } };
    const text = `Deleted ${trashCount(kind, done.purged)} permanently.`;
    return redirectSaying(trashPath(kind), { text });
  });
}

export default function Empty({ loaderData, actionData }: Route.ComponentProps) {
  const { from, counts } = loaderData;
  if (actionData && "progress" in actionData) return <GoingOn {...actionData.progress} />;
  return (
    <div className="narrow">
      <PageHeader title="Empty Trash?" />
      {counts.length > 0 ? (
        <EmptyForm from={from} counts={counts} answer={actionData} />
      ) : (
        <EmptyState title="Trash is empty" link={{ to: href("/trash"), label: "Back to Trash" }}>
          Nothing to delete.
        </EmptyState>
      )}
    </div>
  );
}

interface EmptyFormProps {
  /** The kind of record whose Trash the person came from. */
  from: TrashKind | undefined;
  counts: TrashCount[];
  answer: FormAnswer | undefined;
}

function EmptyForm({ from, counts, answer }: EmptyFormProps) {
  const reading = useReading();
  const [form, fields] = useForm<{ kind: string; confirm: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { kind: counts.some(({ kind }) => kind === from) ? from : "" },
  });
  const labelOf = ({ kind, count, capped }: TrashCount) =>
    `${formatCount(count, reading)}${capped ? "+" : ""} ${entityNouns[kind][count === 1 ? "one" : "many"]}`;
  const choices = [
    ...(counts.length > 1
      ? [{ value: "", label: `Everything: ${counts.map(labelOf).join(", ")}` }]
      : []),
    ...counts.map((count) => ({ value: count.kind as string, label: labelOf(count) })),
  ];
  const selected = fields.kind.initialValue ?? "";
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {choices.length === 1 ? (
        <p>{choices[0]?.label} in Trash will be deleted permanently.</p>
      ) : (
        <fieldset className="field">
          <legend className="field-label">What to delete</legend>
          <div className="choices choices-down">
            {choices.map(({ value, label }) => (
              <label key={value} className="choice">
                <input
                  type="radio"
                  name={fields.kind.name}
                  value={value}
                  defaultChecked={value === selected}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p>{purgeWarning}</p>
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label={`Type ${purgeWord}`}
        meta={fields.confirm}
        required
        autoComplete="off"
        autoFocus
      />
      <div className="form-actions">
        <SubmitButton className="button button-danger">Empty Trash</SubmitButton>
        <Link className="button button-quiet" to={trashPath(from)}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}

interface Progress {
  operation: string;
  purged: number;
  kind: TrashKind | undefined;
}

/** A large Trash is deleted in parts; with JavaScript each part submits the next. */
function GoingOn({ operation, purged, kind }: Progress) {
  const reading = useReading();
  const form = useNextPart(purged);
  return (
    <div className="narrow">
      <PageHeader title="Emptying Trash" />
      <Form method="post" ref={form} className="form card" replace>
        <FormKeyInput />
        {kind ? <input type="hidden" name="kind" value={kind} /> : null}
        <input type="hidden" name="operation" value={operation} />
        <input type="hidden" name="confirm" value={purgeWord} />
        <p role="status">{formatCount(purged, reading)} deleted so far.</p>
        <progress aria-label="Emptying Trash" />
        <div className="form-actions">
          <SubmitButton>Continue</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
