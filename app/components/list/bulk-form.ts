/** The form that the rows' checkboxes belong to. */
export const bulkForm = "bulk";

/** A list with selectable rows. */
export interface ChosenList {
  /** How many rows the whole list has; at least this many if `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The ids on this page. */
  shown: readonly { id: number }[];
  /** The list's query. */
  filter: string;
}

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

/** What the bar passes to its selection count. */
export interface BulkLiveProps extends ChosenList {
  /** How many rows the list has, formatted. */
  whole: string;
  /** The checkbox that was selected first. */
  first: HTMLInputElement;
  onIdle: (idle: boolean) => void;
}

/** The checkboxes of the selectable rows. */
export function rowBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="id"][form="${bulkForm}"]`)];
}
