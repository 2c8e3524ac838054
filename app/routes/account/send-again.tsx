import { Form, href, Link, redirect } from "react-router";
import { readFormOrKept } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { Route } from "./+types/send-again";

export const meta: Route.MetaFunction = () => [{ title: "Signed in again · Kith" }];

/** Offers to send again an action that was kept while its person signed in. */
export async function action({ request }: Route.ActionArgs) {
  const { kept } = await readFormOrKept(request);
  if (!kept) throw redirect(href("/today"));
  const page = href("/today");
  const { fields, isConfirmed = false } = kept;
  return { to: safeNext(kept.to, page), from: safeNext(kept.from, page), fields, isConfirmed };
}

export default function SendAgain({ actionData }: Route.ComponentProps) {
  const from = actionData?.from ?? href("/today");
  return (
    <div className="narrow">
      <PageHeader
        title={actionData?.isConfirmed ? "Thanks for confirming" : "You're signed in again"}
      />
      <div className="card form">
        {actionData?.isConfirmed ? (
          <p>Nothing is done yet.</p>
        ) : (
          <p>Your session had ended, so your last change wasn't saved.</p>
        )}
        <div className="form-actions">
          {actionData ? (
            <Form method="post" action={actionData.to}>
              {actionData.fields.map(([name, value], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a name may occur more than once.
                <input key={index} type="hidden" name={name} value={value} />
              ))}
              <SubmitButton>{actionData.isConfirmed ? "Go on" : "Try again"}</SubmitButton>
            </Form>
          ) : null}
          <Link className="button" to={from}>
            Cancel
          </Link>
        </div>
      </div>
    </div>
  );
}
