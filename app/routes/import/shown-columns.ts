import { type ColumnTarget, targetOf } from "#domain/contact/column-targets.ts";
import type { Column } from "#domain/contact/columns.ts";
import { changesOf } from "#domain/contact/contact-changes.ts";
import { contactFields, eachField } from "#domain/contact/fields.ts";
import { contactFromRow } from "#domain/contact/row.ts";
import type { FileContents, Ground, ImportChoices } from "#domain/import/draft.ts";
import { nounColumns } from "#domain/import/noun-columns.ts";

/** The most columns that a page shows; further ones go where it is suggested. */
export const mostShown = 300;

/** A column of a file as people decide about it. */
export interface ShownColumn {
  /** Its position in the file, from 0. */
  index: number;
  name: string;
  target: ColumnTarget;
  offered: ColumnTarget[];
  ground: Ground | "chosen";
  samples: string[];
  /** How its first value is read, if not just as it is written. */
  readAs: string | null;
}

/** The columns of a file that have values. */
export function shownColumns(contents: FileContents, choices: ImportChoices): ShownColumn[] {
  return contents.columns.flatMap(({ suggested, ground, samples }, index) => {
    const column = choices.columns[index] ?? suggested;
    if (samples.length === 0) return [];
    const target = targetOf(column);
    const isChosen = target !== targetOf(suggested);
    return {
      index,
      name: column.name,
      target,
      offered: nounColumns[contents.noun].offered(targetOf(suggested)),
      ground: isChosen ? "chosen" : ground,
      samples,
      readAs: readAs(column, samples[0] ?? "", choices),
    };
  });
}

/** The fields that a value alone fills in; null if that is the value itself. */
function readAs(column: Column, sample: string, { order }: ImportChoices): string | null {
  if (column.field === null || column.field === "kind" || column.field === "note") return null;
  const contact = contactFromRow([column], [sample], order);
  const { emailLabel = null, phoneLabel = null, moreEmails = [], morePhones = [] } = contact;
  const changes = changesOf(null, {
    ...eachField((name) => contact[name] ?? null),
    emailLabel,
    phoneLabel,
    moreEmails,
    morePhones,
    tagKeys: contact.tags ?? [],
  });
  const [only, ...more] = changes;
  // What can't be read by itself ends up in the notes, under its label.
  const isItself = more.length === 0 && (only?.after ?? sample).endsWith(sample);
  if (isItself) return null;
  return changes
    .map(({ label, after }) => (label === contactFields.notes.label ? after : `${label}: ${after}`))
    .join("; ");
}
