import { pageContext } from "#app/context.ts";
import type { Route } from "./+types/who";

/** The email of the signed-in person; null if nobody is. */
export async function loader({ context }: Route.LoaderArgs) {
  const { session, api } = context.get(pageContext);
  if (!session) return Response.json(null);
  await api.session.confirm();
  return Response.json(session.user.email);
}
