import { Refusal } from "../refusal.ts";

/**
 * A refusal of an edit whose fields somebody else has changed as well since its writer read them.
 * The same edit with `overwrites: version` is taken.
 */
export class EditConflict extends Refusal {
  /** The version that the record has now. */
  readonly version: number;
  /** What each of the fields has now, in words; empty where it has nothing. */
  readonly values: Record<string, string>;

  constructor(version: number, values: Record<string, string>) {
    super("CONFLICT", "Someone changed the same fields. Save again to keep what you typed.");
    this.version = version;
    this.values = values;
  }

  /** The sentence for each field. */
  get fieldErrors(): Record<string, string[]> {
    const words = (value: string) =>
      value === "" ? "Cleared since you opened it." : `Changed to “${value}” since you opened it.`;
    return Object.fromEntries(
      Object.entries(this.values).map(([field, value]) => [field, [words(value)]]),
    );
  }
}
