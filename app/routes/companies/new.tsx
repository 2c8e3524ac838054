import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { newCompany } from "#domain/company/input.ts";
import type { Route } from "./+types/new";
import { NewCompany } from "./new-company.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "New company · Kith" }];

/** Nothing is needed for an empty form. */
export function loader() {
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newCompany, async (company, operation) => {
    const made = await api.company.create({ ...company, operation });
    const page = href("/companies/:id", { id: String(made.id) });
    return redirectSaying(page, {
      text: `Added “${made.name}”.`,
      link: { to: page, text: "Show company" },
      undo: made.operation,
      undoTo: href("/companies"),
    });
  });
}

export default NewCompany;
