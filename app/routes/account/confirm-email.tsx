import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/confirm-email";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Confirm email · Kith" }];

/** A mail program may follow the link by itself, so opening it confirms nothing yet. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { email } = await context.get(pageContext).account.email.link(params);
  return { email };
}

/** Confirms an address by the link in a mail to it, or a change by the one to the present address. */
export async function action({ params, context }: Route.ActionArgs) {
  const { isDone } = await context.get(pageContext).account.email.confirm(params);
  return redirect(`${href("/confirm-email")}?${isDone ? "done" : "half"}`);
}

export default function ConfirmEmail({ loaderData: { email } }: Route.ComponentProps) {
  return (
    <AccountFrame title="Confirm email" other={<Link to={href("/today")}>Go to Kith</Link>}>
      <Form method="post" className="form">
        <p>
          Use <strong dir="auto">{email}</strong> for your Kith account?
        </p>
        <button type="submit" className="button button-primary button-wide">
          Confirm
        </button>
      </Form>
    </AccountFrame>
  );
}
