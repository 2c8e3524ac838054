import { getFormProps, useForm } from "@conform-to/react";
import { Suspense } from "react";
import { href, Link } from "react-router";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { longestLine } from "#domain/todo/quick/quick.ts";
import type { Route } from "./+types/quick";

const Understood = import.meta.env.SSR
  ? () => null
  : lateWhenIdle(() => import("./understood.client.tsx"));

/** A task in one line; with JavaScript what is understood of it is shown while it's typed. */
export function QuickAdd({ actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<{ text: string; title: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  return (
    <div className="narrow">
      <PageHeader title="Quick add" />
      <PageForm {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={form.errors ?? fields.title.errors} />
        <InputField
          label="Task"
          meta={fields.text}
          hint="E.g. Call @Sarah tomorrow 3pm !high #Sales"
          limit={longestLine}
          required
          autoComplete="off"
          autoFocus
        />
        <Suspense>
          <Understood />
        </Suspense>
        <div className="form-actions">
          <SubmitButton>Add task</SubmitButton>
          <Link className="button button-quiet" to={href("/tasks")}>
            Cancel
          </Link>
        </div>
      </PageForm>
    </div>
  );
}
