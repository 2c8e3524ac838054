import type { Column } from "../contact/columns.ts";
import type { FileContents } from "./draft.ts";

/** The columns of a file whose values no field takes. */
export interface LeftOver {
  /** Those that go to the notes. */
  noted: string[];
  /** Those that aren't imported, and sheets and files that aren't read. */
  ignored: string[];
}

/** What no field takes of a file whose columns are read like this; empty columns don't count. */
export function leftOverOf(contents: FileContents, columns: readonly Column[]): LeftOver {
  const filled = columns.filter((_, index) => contents.columns[index]?.samples.length !== 0);
  const named = (wanted: Column["field"]) =>
    filled.flatMap(({ name, field }) => (field === wanted ? [name] : []));
  return {
    noted: [...named("note"), ...contents.notedOnCards],
    ignored: [...named(null), ...contents.otherTables],
  };
}
