import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "react-router";
import { type PageContext, pageContext } from "#app/context.ts";
import { type Flash, redirectSaying } from "#app/flash.ts";
import { routeId } from "#app/route-id.ts";
import { attempt, attemptAmongMany } from "./attempt.ts";
import { backFrom } from "./back.ts";

interface ActionCall {
  request: Request;
  api: PageContext["api"];
  form: FormData;
  /** The key by which the same form sent twice is one operation. */
  operation: string | undefined;
  /** The page that the button was on. */
  back: string;
}

/** What is said when it is done, and the page that says it: the one the button was on, without `to`. */
interface Done extends Flash {
  to?: string;
}

interface ActionRoute {
  /** Where its address leads when it is opened as a page. */
  page: string;
  run: (call: ActionCall) => Promise<Done>;
}

/** A route that is nothing but an action: a single button posts to it. */
export function actionRoute({ page, run }: ActionRoute) {
  return {
    loader: () => redirect(page),
    action: (args: ActionFunctionArgs) => act(args, page, run, attempt),
  };
}

interface RecordActionRoute {
  page: (id: number) => string;
  run: (call: ActionCall & { id: number }) => Promise<Done>;
  /** Whether the button is on a page of many records, which says itself that one of them is gone. */
  amongMany?: boolean;
}

/** An action of the record whose id is in the address; what is no id answers 404. */
export function recordActionRoute({ page, run, amongMany = false }: RecordActionRoute) {
  return {
    loader: ({ params }: LoaderFunctionArgs) => redirect(page(idIn(params))),
    action(args: ActionFunctionArgs) {
      const id = idIn(args.params);
      const how = amongMany ? attemptAmongMany : attempt;
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
  how: typeof attempt,
): Promise<Response> {
  const { api } = context.get(pageContext);
  return how(request, async (operation, form) => {
    const back = backFrom(request, page);
    const { to = back, ...flash } = await run({ request, api, form, operation, back });
    return redirectSaying(to, flash);
  });
}
