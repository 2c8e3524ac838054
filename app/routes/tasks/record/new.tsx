import { href } from "react-router";
import { cameFrom, withFrom } from "#app/components/came-from.ts";
import { idFrom } from "#app/components/list/list-options.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import type { Choice } from "#domain/choice.ts";
import { todoForm } from "#domain/todo/form-input.ts";
import { longestLine, untitledMessage } from "#domain/todo/quick/quick.ts";
import type { ParsedTodo } from "#server/services/todo/quick/parse.ts";
import type { Route } from "./+types/new";
import { NewTask } from "./new-todo.tsx";

export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "New task · Kith" }];

/** What a new task is about: the records that its URL names. */
function aboutIn(request: Request) {
  const params = new URL(request.url).searchParams;
  const id = (name: string) => idFrom(params.get(name) ?? "") ?? undefined;
  return { contactId: id("contact"), dealId: id("deal"), companyId: id("company") };
}

/** The page to return to: that of what the task is about, in its list, or the list of tasks. */
function pageBefore(request: Request): string {
  const { contactId, dealId, companyId } = aboutIn(request);
  const from = cameFrom(new URL(request.url).searchParams);
  const id = String(contactId ?? dealId ?? companyId);
  if (contactId !== undefined) return withFrom(href("/contacts/:id", { id }), from);
  if (dealId !== undefined) return withFrom(href("/deals/:id", { id }), from);
  return companyId === undefined ? href("/tasks") : href("/companies/:id", { id });
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const text = new URL(request.url).searchParams.get("text")?.slice(0, longestLine);
  const parsed = text ? await api.todo.parse({ text }) : undefined;
  const about = { ...aboutIn(request), ...(parsed?.contactId && { contactId: parsed.contactId }) };
  const choices = await api.todo.choices(about);
  const known = (offered: Choice[], id: number | undefined) =>
    offered.some((choice) => choice.id === id) ? id : null;
  return {
    choices,
    back: pageBefore(request),
    unknown: parsed?.unknown ?? [],
    /** Why a line can't be a task as it is. */
    fault: parsed?.title === "" ? untitledMessage : undefined,
    todo: {
      ...(parsed && understood(parsed)),
      contactId: known(choices.contact, about.contactId),
      dealId: known(choices.deal, about.dealId),
      companyId: known(choices.company, about.companyId),
    },
  };
}

/** The fields that a line in the URL says. */
function understood(parsed: ParsedTodo) {
  const { title, dueDate, dueTime, durationMinutes, repeat, categoryId, priority } = parsed;
  const fields = { title, dueDate, dueTime, durationMinutes, repeat, categoryId };
  return { ...fields, priority: priority ?? undefined };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, todoForm, async ({ todo }, operation) => {
    const made = await api.todo.create({ ...todo, operation });
    return redirectSaying(pageBefore(request), {
      text: `Added “${made.title}”.`,
      link: { to: href("/tasks/:id", { id: String(made.id) }), text: "Show task" },
      undo: made.operation,
    });
  });
}

export default NewTask;
