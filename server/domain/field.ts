/*
 * What the declarations of nouns have in common: server/domain/<noun>/fields.ts says of each field
 * what forms, lists, edits, search, history and files need to know.
 */

/** Text of one line or several, text in Markdown, and texts that mean something. */
export type TextKind = "text" | "lines" | "markdown" | "email" | "phone" | "link" | "birthday";

/** A field of any kind. */
export interface Field<Kind extends string> {
  /** What it is called beside its input, on its own line of a page, and in history. */
  label: string;
  /** What is accepted, and how it is typed and shown. */
  kind: Kind;
  /** The fields of one group are edited together on the record's page; absent where it is not edited there. */
  group?: string;
  /** Whether search looks into it. */
  searched?: true;
  /** Its column in the list; absent where it has none. */
  column?: {
    /** What URLs and saved views call it. */
    name: string;
    /** What its header says, where that is not the field's label. */
    label?: string;
    /** The least width in pixels. */
    width: number;
    /** Whether the list sorts by it. */
    sorted?: true;
  };
}

/** A field that is typed as text. */
export interface TextField<Kind extends TextKind = TextKind> extends Field<Kind> {
  /** The longest text that it takes, in characters. */
  limit: number;
}

/** The names of the fields that are declared with these facets, such as `{ searched: true }`. */
export type FieldsWith<Fields, Facets> = {
  [Name in keyof Fields]: Fields[Name] extends Facets ? Name : never;
}[keyof Fields];
