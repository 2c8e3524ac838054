/*
 * What the declarations of nouns have in common: server/domain/<noun>/fields.ts declares for each
 * field what forms, lists, edits, search, history and files need to know.
 */

/** Kinds of text: one line, several lines, Markdown, and formats such as emails. */
export type TextKind =
  | "text"
  | "lines"
  | "markdown"
  | "email"
  | "phone"
  | "link"
  | "birthday"
  | "cadence";

/** A field of any kind. */
export interface Field<Kind extends string> {
  /** The label of its input, of its line on a page, and in history. */
  label: string;
  /** What is accepted, and how it is typed and shown. */
  kind: Kind;
  /**
   * The fields of one group are edited together on the record's page; missing if it isn't edited
   * there.
   */
  group?: string;
  /** Whether search looks at it. */
  searched?: true;
  /** Its column in the list; missing if it has none. */
  column?: {
    /** Its name in URLs and saved views. */
    name: string;
    /** Its header, if it differs from the field's label. */
    label?: string;
    /** The minimum width in pixels. */
    width: number;
    /** Whether the list sorts by it. */
    sorted?: true;
  };
}

/** A field that is typed as text. */
export interface TextField<Kind extends TextKind = TextKind> extends Field<Kind> {
  /** The longest text that it accepts, in characters. */
  limit: number;
}

/**
 * The names of the fields that are declared with these properties, such as `{ searched: true }`.
 */
export type FieldsWith<Fields, Facets> = {
  [Name in keyof Fields]: Fields[Name] extends Facets ? Name : never;
}[keyof Fields];
