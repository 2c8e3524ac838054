import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Options, SelectField } from "#app/forms/select-field.tsx";
import { submit } from "#app/forms/submit.ts";
import { localeOf } from "#app/locale.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { digestForm } from "#domain/digest/input.ts";
import { hours } from "#domain/digest/schedule.ts";
import type { Route } from "./+types/digest";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Daily digest · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const { hour } = await account.digest.read();
  const { sendsMail } = await account.mail.reach();
  const locale = localeOf(session);
  const choices = hours.map((each) => ({ value: String(each), label: hourText(each, locale) }));
  return { hour, sendsMail, choices, email: session?.user.email ?? "" };
}

function hourText(hour: number, locale: string): string {
  const time = { hour: "numeric", minute: "2-digit", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, time).format(hour * 3_600_000);
}

export function action({ request, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return submit(request, digestForm, async ({ hour = null }) => {
    await account.digest.set({ hour });
    const text = hour === null ? "Daily digest switched off." : "Daily digest saved.";
    return redirectSaying(href("/settings/digest"), { text });
  });
}

export default function Digest({ loaderData, actionData }: Route.ComponentProps) {
  const { hour, sendsMail, choices, email } = loaderData;
  const [form, fields] = useForm<{ hour: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { hour: hour === null ? "" : String(hour) },
  });
  return (
    <div className="narrow settings">
      <PageHeader title="Daily digest" />
      <Form key={hour} method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={form.errors} />
        <p>A mail to {email} about tasks, plans, deals and birthdays that need attention.</p>
        {sendsMail ? null : (
          <p className="notice">
            Mail isn't set up yet: see <Link to={href("/settings/mail")}>Mail</Link>.
          </p>
        )}
        <SelectField
          label="Send it at"
          meta={fields.hour}
          hint="No mail when there is nothing to say."
        >
          <option value="">Never</option>
          <Options choices={choices} />
        </SelectField>
        <div className="form-actions">
          <SubmitButton>Save</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
