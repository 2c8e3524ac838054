import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/unsubscribe";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Unsubscribe · Kith" }];

export async function loader({ params, context }: Route.LoaderArgs) {
  await context.get(pageContext).account.digest.checkLink(params);
  return null;
}

/** Stops the digest; mail programs send this by themselves (RFC 8058), and nobody has to sign in. */
export async function action({ params, context }: Route.ActionArgs) {
  await context.get(pageContext).account.digest.unsubscribe(params);
  return { done: true };
}

export default function Unsubscribe({ actionData }: Route.ComponentProps) {
  const other = <Link to={href("/settings/digest")}>Daily digest settings</Link>;
  if (actionData) {
    return (
      <AccountFrame title="You're unsubscribed" other={other}>
        <p>You won't get the daily digest again.</p>
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title="Unsubscribe" other={other}>
      <Form method="post" className="form">
        <p>Stop the daily digest by mail?</p>
        <button type="submit" className="button button-primary button-wide">
          Unsubscribe
        </button>
      </Form>
    </AccountFrame>
  );
}
