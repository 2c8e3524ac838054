import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "react-router";

/** A form that is open in a dialog, and how the dialog takes what the form's route answers. */
interface OpenForm {
  /** The path and query of the form's page. */
  url: string;
  load: (ask: () => Promise<unknown>) => Promise<unknown>;
  send: (ask: () => Promise<unknown>) => Promise<unknown>;
}

let open: OpenForm | undefined;

/** Notes that a form is open in a dialog; returns a function that notes that it's closed. */
export function noteOpen(form: OpenForm): () => void {
  open = form;
  return () => {
    if (open === form) open = undefined;
  };
}

function openAt(request: Request): OpenForm | undefined {
  const { pathname, search } = new URL(request.url);
  return open?.url === pathname + search ? open : undefined;
}

/**
 * What the route of a form exports if it may be open in a dialog: a dialog asks by a fetcher, whose errors
 * would replace the page behind, and whose redirects would leave it. A page gets what its server returns.
 */
export const dialogRoute = {
  async clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
    return (await (openAt(request)?.load(serverLoader) ?? serverLoader())) as never;
  },
  async clientAction({ request, serverAction }: ClientActionFunctionArgs) {
    return (await (openAt(request)?.send(serverAction) ?? serverAction())) as never;
  },
};
