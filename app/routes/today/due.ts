import { pageContext } from "#app/context.ts";
import { signInFirst } from "#app/refusals.ts";
import type { Route } from "./+types/due";

/** The number of tasks that are due, for the badge. */
export function loader({ request, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  if (!session) throw signInFirst(request);
  return api.today.due();
}
