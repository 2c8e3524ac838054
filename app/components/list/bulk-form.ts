import type { BulkAction, BulkActionDeclaration, Nouns } from "#domain/bulk.ts";
import type { QueryCodec } from "./query.ts";

/** How a list's selection becomes an API request. */
export interface SelectedFrom<Query, Asked> {
  nouns: Nouns;
  query: QueryCodec<Query>;
  toApi: (query: Query, timeZone: string) => Asked;
}

/** How a list's forms ask for bulk actions. */
export interface ChangedList<Query, Asked, Action extends BulkAction>
  extends SelectedFrom<Query, Asked> {
  /** The action that a form asks for; undefined if there is no such action. */
  actionOf: (verb: string, form: FormData) => Action | undefined;
  actions: Record<Action["does"], BulkActionDeclaration>;
}

/** The form that the rows' checkboxes belong to. */
export const bulkForm = "bulk";

/** An action on all rows of a list, as its button and fields define it. */
export interface BulkRun {
  /** The path that the form would be sent to. */
  pathname: string;
  filter: string;
  fields: FormData;
}

export interface BulkProgressProps {
  run: BulkRun;
  total: number;
  onDone: () => void;
}

/** The checkboxes of the selectable rows. */
export function rowBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="id"][form="${bulkForm}"]`)];
}
