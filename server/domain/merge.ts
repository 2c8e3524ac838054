import type { FieldsWith } from "./field.ts";
import { Refusal } from "./refusal.ts";

/** How a field is merged: selected on its own or with its group, united with the others', or joined to theirs. */
export type Merging = "select" | "select group" | "unite" | "join";

interface Declared {
  label: string;
  limit: number;
  group: string;
  /** Absent if the kept record's value is always used. */
  merge?: Merging;
}

type Fields = Record<string, Declared>;

export type MergedField<All extends Fields> = FieldsWith<All, { merge: Merging }> & string;

type GroupedField<All extends Fields> = FieldsWith<All, { merge: "select group" }>;

/** What is selected on its own in a merge: a field, or a group that is used whole, such as the address. */
export type MergePartOf<All extends Fields> =
  | Exclude<MergedField<All>, GroupedField<All>>
  | All[GroupedField<All>]["group"];

/** Whose value to use, by the id of the record; other parts use the default. */
export type Choices<Part extends string> = Partial<Record<Part, number | undefined>>;

type Texts<Field extends string> = Record<Field, string | null>;

/** How records of a noun are merged. */
export interface NounMerging<Field extends string, Part extends string> {
  parts: readonly Part[];
  mergedFields: readonly Field[];
  mergeLabel: (part: Part) => string;
  /** Whether the texts of all records are joined, unless one of them is selected. */
  isJoined: (part: Part) => boolean;
  /** A record's text for a part; empty for nothing. */
  partOf: (record: Texts<Field>, part: Part) => string;
  /** Whether a part has to be selected: two of the records have different values. */
  differs: (records: readonly Texts<Field>[], part: Part) => boolean;
  /** The default value of a part: that of the first record that has one. */
  firstWith: <One extends Texts<Field>>(records: readonly One[], part: Part) => One | undefined;
  /** The texts of all records, without repeats, one after the other. */
  joined: (records: readonly Texts<Field>[], field: Field) => string | null;
  /**
   * The result of merging records: the first one is kept, with the selected value of each part, or else
   * its own, or else the next record's. Refuses BAD_REQUEST if a joined text would be too long.
   */
  merged: (
    records: readonly (Texts<Field> & { id: number })[],
    choices: Choices<Part>,
  ) => Texts<Field>;
}

/** How records of a noun are merged, as its fields are declared. */
export function mergingOf<All extends Fields>(
  fields: All,
  groupLabel: (group: All[keyof All]["group"]) => string,
): NounMerging<MergedField<All>, MergePartOf<All>> {
  type Field = MergedField<All>;
  type Part = MergePartOf<All>;
  type Merged = Texts<Field>;
  const names = Object.keys(fields).filter(
    (name): name is Field => fields[name]?.merge !== undefined,
  );
  const declared = (name: Field): Declared => fields[name] as Declared;
  const partOfField = (name: Field) =>
    (declared(name).merge === "select group" ? declared(name).group : name) as Part;
  const fieldsOf = (part: Part) => names.filter((name) => partOfField(name) === part);
  const isJoined = (part: Part) => fieldsOf(part).some((name) => declared(name).merge === "join");

  function partOf(record: Merged, part: Part): string {
    return fieldsOf(part)
      .map((name) => record[name])
      .filter(Boolean)
      .join("\n");
  }

  function differs(records: readonly Merged[], part: Part): boolean {
    const values = records.map((record) => partOf(record, part)).filter(Boolean);
    return new Set(values).size > 1;
  }

  function firstWith<One extends Merged>(records: readonly One[], part: Part): One | undefined {
    return records.find((record) => partOf(record, part) !== "") ?? records[0];
  }

  function joined(records: readonly Merged[], name: Field): string | null {
    const texts = records.flatMap((record) => record[name] ?? []);
    return [...new Set(texts)].join("\n\n") || null;
  }

  function merged(records: readonly (Merged & { id: number })[], choices: Choices<Part>): Merged {
    const texts = names.map((name) => {
      const part = partOfField(name);
      if (isJoined(part) && choices[part] === undefined) return [name, joined(records, name)];
      const whose = records.find(({ id }) => id === choices[part]) ?? firstWith(records, part);
      return [name, whose?.[name] ?? null];
    });
    const typed: Merged = Object.fromEntries(texts);
    for (const name of names) judgeLength(declared(name), name, typed[name]);
    return typed;
  }

  return {
    parts: [...new Set(names.map(partOfField))],
    mergedFields: names,
    mergeLabel: (part: Part) => fields[part]?.label ?? groupLabel(part),
    isJoined,
    partOf,
    differs,
    firstWith,
    joined,
    merged,
  };
}

function judgeLength({ label, limit }: Declared, name: string, text: string | null): void {
  if (text === null || text.length <= limit) return;
  const noun = label.toLowerCase();
  throw new Refusal(
    "BAD_REQUEST",
    `The combined ${noun} are too long (over ${limit.toLocaleString("en")} characters). Select whose ${noun} to keep.`,
    name,
  );
}
