import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "react-router";
import { type PageContext, pageContext } from "#app/context.ts";
import { type Flash, redirectSaying } from "#app/flash.ts";
import { routeId } from "#app/route-id.ts";
import { zoneOf } from "#app/zone.ts";
import { backFrom } from "./back.ts";
import { runButtonAction, runListButtonAction } from "./button-action.ts";

interface ActionCall {
  request: Request;
  api: PageContext["api"];
  account: PageContext["account"];
  /** The person's (IANA). */
  timeZone: string;
  form: FormData;
  /** The key by which the same form sent twice is one operation. */
  operation: string | undefined;
  /** The page that the button was on. */
  back: string;
}

/**
 * The message when it is done, and the page that shows it; without `to`, the page with the button.
 */
interface Done extends Flash {
  to?: string;
}

interface ActionRoute {
  /** The page that its URL leads to when it is opened in a browser. */
  page: string;
  run: (call: ActionCall) => Promise<Done>;
}

/** A route without a page: a single button posts to it. */
export function actionRoute({ page, run }: ActionRoute) {
  return {
    loader: () => redirect(page),
    action: (args: ActionFunctionArgs) => act(args, page, run, runButtonAction),
  };
}

interface RecordActionRoute {
  page: (id: number) => string;
  run: (call: ActionCall & { id: number }) => Promise<Done>;
  /**
   * Whether the button is on a page of many records, which itself says that one of them no longer
   * exists.
   */
  amongMany?: boolean;
}

/** An action on the record whose id is in the URL; an invalid id answers 404. */
export function recordActionRoute({ page, run, amongMany = false }: RecordActionRoute) {
  return {
    loader: ({ params }: LoaderFunctionArgs) => redirect(page(idIn(params))),
    action(args: ActionFunctionArgs) {
      const id = idIn(args.params);
      const how = amongMany ? runListButtonAction : runButtonAction;
      return act(args, page(id), (call) => run({ ...call, id }), how);
    },
  };
}

function idIn({ id = "" }: { id?: string }): number {
  return routeId(id);
}

function act(
  { request, context }: ActionFunctionArgs,
  page: string,
  run: ActionRoute["run"],
  how: typeof runButtonAction,
): Promise<Response> {
  const { api, account, session } = context.get(pageContext);
  const timeZone = zoneOf(session);
  return how(request, async (operation, form) => {
    const back = backFrom(request, page);
    const { to = back, ...flash } = await run({
      request,
      api,
      account,
      timeZone,
      form,
      operation,
      back,
    });
    return redirectSaying(to, flash);
  });
}
