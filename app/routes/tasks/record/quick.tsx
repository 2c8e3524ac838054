import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { Refusal } from "#domain/refusal.ts";
import { quickTodoForm } from "#domain/todo/quick/input.ts";
import { untitledMessage } from "#domain/todo/quick/quick.ts";
import type { Route } from "./+types/quick";
import { QuickAdd } from "./quick-add.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = () => [{ title: "Quick add · Kith" }];

export function loader() {
  return null;
}

/**
 * Adds the task of a line whose understood parts were shown. Otherwise, as without JavaScript, they
 * are shown in the whole form first.
 */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, quickTodoForm, async ({ text, shown, without }, operation) => {
    if (shown !== text) {
      return redirect(`${href("/tasks/new")}?${new URLSearchParams({ text })}`);
    }
    const parsed = await api.todo.parse({ text, without });
    const { category: _, contact: __, unknown: ___, priority, ...todo } = parsed;
    if (!todo.title) throw new Refusal("BAD_REQUEST", untitledMessage, "text");
    const made = await api.todo.create({ ...todo, ...(priority ? { priority } : {}), operation });
    return redirectSaying(href("/tasks"), {
      text: `Added “${made.title}”.`,
      link: { to: href("/tasks/:id", { id: String(made.id) }), text: "Show task" },
      undo: made.operation,
    });
  });
}

export default QuickAdd;
