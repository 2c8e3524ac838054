import type { PageContext } from "#app/context.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import { type ActivityParty, activityParties } from "#domain/activity/activity.ts";
import { pick } from "#domain/pick.ts";

interface NextStepRoute {
  page: (id: number) => string;
  /** The record that the step follows. */
  find: (api: PageContext["api"], id: number) => Promise<Record<ActivityParty, number | null>>;
}

/** Adds a task as the next step after a record, about the people and deals that this was about. */
export function nextStepRoute({ page, find }: NextStepRoute) {
  return recordActionRoute({
    page,
    async run({ api, id, form, operation, back }) {
      const made = await api.todo.create({
        title: textOf(form, "title"),
        dueDate: textOf(form, "due") || textOf(form, "day") || null,
        ...pick(await find(api, id), activityParties),
        operation,
      });
      return {
        to: safeNext(textOf(form, "to"), back),
        text: `Added next step “${made.title}”.`,
        undo: made.operation,
      };
    },
  });
}
