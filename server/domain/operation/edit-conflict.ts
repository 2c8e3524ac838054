import { Refusal } from "../refusal.ts";

/**
 * Refuses an edit because somebody else has changed the same fields since its writer read them. The
 * same edit with `overwrites: version` is accepted.
 */
export class EditConflict extends Refusal {
  /** The record's present version. */
  readonly version: number;
  /** The present value of each of these fields, as text; empty if it has none. */
  readonly values: Record<string, string>;

  constructor(version: number, values: Record<string, string>) {
    super("CONFLICT", "Someone changed the same fields. Save again to keep what you typed.");
    this.version = version;
    this.values = values;
  }

  /** The message for each field. */
  get fieldErrors(): Record<string, string[]> {
    const words = (value: string) =>
      value === "" ? "Cleared since you opened it." : `Changed to “${value}” since you opened it.`;
    return Object.fromEntries(
      Object.entries(this.values).map(([field, value]) => [field, [words(value)]]),
    );
  }
}
