import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/who";

/** Who is signed in, by their email; null where nobody is. */
export async function loader({ context }: Route.LoaderArgs) {
  const { session, api } = context.get(pageContext);
  if (!session) return Response.json(null);
  await api.session.confirm();
  return Response.json(session.user.email);
}
