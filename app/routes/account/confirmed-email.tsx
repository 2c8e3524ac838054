import { href, Link } from "react-router";
import type { Route } from "./+types/confirmed-email";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Confirm email · Kith" }];

/** What a used link has done, by its name in the URL. */
const outcomes = {
  done: ["Email confirmed", "From now on you sign in with this address."],
  half: ["One more link", "Now open the link in our mail to your other address."],
  taken: [
    "Another account has this address",
    "Nothing was changed. Sign in to that account, or use another address under Settings, Email.",
  ],
  late: [
    "This Kith takes no new accounts",
    "Somebody else confirmed their address first. Ask whoever runs it.",
  ],
} as const;

export function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const names = Object.keys(outcomes) as (keyof typeof outcomes)[];
  return { outcome: names.find((name) => searchParams.has(name)) ?? "half" };
}

export default function ConfirmedEmail({ loaderData: { outcome } }: Route.ComponentProps) {
  const [title, text] = outcomes[outcome];
  return (
    <AccountFrame title={title} other={<Link to={href("/today")}>Go to Kith</Link>}>
      <p>{text}</p>
    </AccountFrame>
  );
}
