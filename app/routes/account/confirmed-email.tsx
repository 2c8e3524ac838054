import { href, Link } from "react-router";
import type { Route } from "./+types/confirmed-email";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Confirm email · Kith" }];

export function loader({ request }: Route.LoaderArgs) {
  return { isDone: new URL(request.url).searchParams.has("done") };
}

/** What a used link has confirmed: all, or one of two addresses. */
export default function ConfirmedEmail({ loaderData: { isDone } }: Route.ComponentProps) {
  return (
    <AccountFrame
      title={isDone ? "Email confirmed" : "One more link"}
      other={<Link to={href("/today")}>Go to Kith</Link>}
    >
      <p>
        {isDone
          ? "From now on you sign in with this address."
          : "Now open the link in our mail to your other address."}
      </p>
    </AccountFrame>
  );
}
