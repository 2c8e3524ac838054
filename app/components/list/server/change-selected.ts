import { data } from "react-router";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { type BulkAction, type BulkResult, bulkMessage, mostParts } from "#domain/bulk.ts";
import type { ChangedList, SelectedFrom } from "../bulk-form.ts";
import { verbIn } from "../selection/verb-in.ts";

export type Selection<Asked> = { ids: number[] } | { filter: Asked };

/** The rows that a form or URL selects: single `id`s, or `all` rows of the list in `filter`. */
export function selectionIn<Query, Asked>(
  fields: FormData | URLSearchParams,
  { query, toApi }: SelectedFrom<Query, Asked>,
  timeZone: string,
): Selection<Asked> {
  if (!fields.has("all")) return { ids: [...new Set(fields.getAll("id").map(Number))] };
  const filter = fields.get("filter");
  const params = new URLSearchParams(typeof filter === "string" ? filter : "");
  return { filter: toApi(query.read(params), timeZone) };
}

interface BulkChange<Query, Asked, Action extends BulkAction> {
  list: ChangedList<Query, Asked, Action>;
  /** Its last part names the action. */
  pathname: string;
  timeZone: string;
  /** Runs one part of an operation; returns how many rows are done and the next part. */
  change: (part: {
    selection: Selection<Asked>;
    deed: Action;
    operation: string;
    part: number;
  }) => Promise<BulkResult & { next: number | null }>;
}

/** Runs the action that a path names on all selected rows of its form, and goes back to the list. */
export function changeSelected<Query, Asked, Action extends BulkAction>(
  request: Request,
  { list, pathname, timeZone, change }: BulkChange<Query, Asked, Action>,
): Promise<Response> {
  return runButtonAction(request, async (key, form) => {
    const action = list.actionOf(verbIn(pathname), form);
    if (!action) throw data("This page doesn't exist.", { status: 404 });
    const selection = selectionIn(form, list, timeZone);
    const operation = key ?? crypto.randomUUID();
    let answer = await change({ selection, deed: action, operation, part: 0 });
    while (answer.next !== null && answer.next < mostParts) {
      answer = await change({ selection, deed: action, operation, part: answer.next });
    }
    const { done } = answer;
    const more = answer.next === null ? "" : " There are more: repeat this for the rest.";
    return redirectSaying(backFrom(request, list.query.path), {
      text: bulkMessage(list.actions[action.does as Action["does"]], list.nouns, answer) + more,
      undo: done > 0 ? operation : undefined,
    });
  });
}
