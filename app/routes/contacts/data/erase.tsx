import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatMoment } from "#app/format.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { useReading } from "#app/use-reading.ts";
import { eraseContactForm } from "#domain/contact/erase-input.ts";
import { purgeWord } from "#domain/trash.ts";
import type { ErasureReceipt } from "#server/services/contact/erase.ts";
import type { Route } from "./+types/erase";

export const meta: Route.MetaFunction = () => [{ title: "Erase contact · Kith" }];

/** The answer to the form is the receipt: by then there is no contact to load. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, eraseContactForm, async (_, operation) => ({
    receipt: await api.contact.erase({ id: routeId(params.id), operation }),
  }));
}

export default function EraseContact({ actionData, params }: Route.ComponentProps) {
  if (actionData && "receipt" in actionData) return <Receipt receipt={actionData.receipt} />;
  return (
    <div className="narrow">
      <PageHeader title="Erase contact" />
      <EraseForm answer={actionData} id={params.id} />
    </div>
  );
}

function EraseForm({ answer, id }: { answer: FormAnswer | undefined; id: string }) {
  const [form, fields] = useForm<{ confirm: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <p>
        The contact, its activities and its tasks are deleted permanently, and their history is
        emptied. Deals stay, without the contact. This can't be undone.
      </p>
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label={`Type ${purgeWord}`}
        meta={fields.confirm}
        required
        autoComplete="off"
        autoFocus
      />
      <div className="form-actions">
        <SubmitButton className="button button-danger">Erase</SubmitButton>
        <Link className="button button-quiet" to={href("/contacts/:id/data", { id })}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}

/** What was done, without anything about the person: to be printed or saved. */
function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const reading = useReading();
  const { operation, erasedAt, activities, tasks, history } = receipt;
  const lines = [
    ["Erased", formatMoment(erasedAt, reading)],
    ["Contacts", 1],
    ["Activities", activities],
    ["Tasks", tasks],
    ["History entries", history],
    ["Reference", operation],
  ] as const;
  return (
    <div className="narrow">
      <PageHeader title="Receipt of erasure">
        <Link className="button" to={href("/contacts")}>
          Back to contacts
        </Link>
      </PageHeader>
      <p>Print or save this page: it isn't kept, and has no personal data.</p>
      <dl className="card">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
