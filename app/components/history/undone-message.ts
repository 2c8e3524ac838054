import { activityLabel } from "#domain/operation/history.ts";
import { labelEndings } from "#domain/operation/kinds.ts";
import type { WholeOperation } from "#server/services/operation/operation.ts";
import { isRedo } from "./is-redo.ts";

/** The message once an operation has been undone, e.g. Undone: Tagged “Sarah Chen” and 3 more. */
export function undoneMessage(operation: WholeOperation): string {
  const { kind, undoes } = operation;
  if (!undoes) return `Undone: ${doneBy(kind, operation)}.`;
  if (!isRedo(operation)) return `Undone:${recordsOf(operation)}.`;
  return `Redone: ${doneBy(undoes.kind, operation)}.`;
}

/** What an operation of a kind did to the records of this one, e.g. Tagged “Sarah Chen” as “Lead”. */
function doneBy(kind: string, operation: WholeOperation): string {
  const records = recordsOf(operation);
  const tags = tagsOf(operation);
  if (tags && kind === "contact.tag") return `Tagged${records} as ${tags}`;
  if (tags && kind === "contact.untag") return `Removed tag ${tags} from${records}`;
  return activityLabel({ kind, undoes: null }) + records + (labelEndings[kind] ?? "");
}

/** The tags that an operation added or removed, from its first change; empty for none. */
function tagsOf({ changes: { items } }: WholeOperation): string {
  const values = items[0]?.lines?.flatMap(({ before, after }) => [before, after]) ?? [];
  const tags = values.flatMap((value) => (value?.as === "tags" ? value.tags : []));
  return tags.map(({ name }) => `“${name}”`).join(", ");
}

/** The name of the first record of an operation, and how many more it has. */
function recordsOf({ records, changes }: WholeOperation): string {
  const [first] = changes.items;
  const name = first?.label && first.entity !== "settings" ? ` “${first.label}”` : "";
  if (records <= 1) return name;
  const count = (name ? records - 1 : records).toLocaleString("en");
  return name ? `${name} and ${count} more` : ` ${count} records`;
}
