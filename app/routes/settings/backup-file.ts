import { pageContext } from "#app/context.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/backup-file";

/** The archive of a backup. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const { startedAt, size, body } = await account.backup.open({ id: routeId(params.id) });
  const day = new Date(startedAt).toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Length": String(size),
      "Content-Disposition": `attachment; filename="kith-backup-${day}.zip"`,
    },
  });
}
