/** The form that the rows' checkboxes belong to. */
export const bulkForm = "bulk";

/** A list whose rows can be chosen. */
export interface ChosenList {
  /** How many rows the whole list has, at least this many where `totalCapped`. */
  total: number;
  totalCapped: boolean;
  /** The ids on this page. */
  shown: readonly { id: number }[];
  /** The list, as its URL says it. */
  filter: string;
}

/** An operation to all of a list, as its button and fields say it. */
export interface BulkRun {
  /** Where the form would be sent. */
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
  /** How many rows the list has, as people read it. */
  whole: string;
  /** The checkbox that was selected first. */
  first: HTMLInputElement;
  onIdle: (idle: boolean) => void;
}

/** The boxes of the rows that can be chosen. */
export function rowBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[name="id"][form="${bulkForm}"]`)];
}
