import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/encoding";
import { bytesOf } from "./base64.ts";
import { isCharset } from "./encodings.ts";
import { keepFile } from "./keep-file.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/import/:id/columns", { id: params.id }));
}

/** Reads a file again in another encoding: a new import, in place of the one with wrong letters. */
export function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const { account } = context.get(pageContext);
  return runButtonAction(request, async (operation = crypto.randomUUID(), form) => {
    const id = routeId(params.id);
    const charset = form.get("charset");
    if (!isCharset(charset)) return redirect(href("/import/:id/columns", { id: params.id }));
    const { fileName, choices, contents } = await account.import.byId({ id });
    const bytes = bytesOf(await account.import.pieces({ id }));
    const { known } = choices;
    const { noun } = contents;
    const again = await keepFile(account, bytes, { operation, fileName, known, charset, noun });
    await account.import.stop({ id });
    return redirect(href("/import/:id/columns", { id: String(again) }));
  });
}
