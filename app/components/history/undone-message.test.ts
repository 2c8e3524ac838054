import { expect, test } from "vitest";
import { isRedo } from "./is-redo.ts";
import { undoneMessage } from "./undone-message.ts";

const sarah = { entity: "contact", id: 1, label: "Sarah Chen", live: true, erased: false };
const lead = { as: "tags", tags: [{ name: "Lead", color: "#3B82F6" }] };
const tagged = [{ ...sarah, lines: [{ label: "Tags", before: null, after: lead }] }];
const untagged = [{ ...sarah, lines: [{ label: "Tags", before: lead, after: null }] }];

function operation({
  kind,
  undoes = null,
  records = 1,
  items = [sarah],
}: {
  kind: string;
  undoes?: string | null;
  records?: number;
  items?: object[];
}) {
  const undone = undoes && { operation: "", kind: undoes };
  return { kind, undoes: undone, records, changes: { items } } as Parameters<
    typeof undoneMessage
  >[0];
}

test.each([
  [operation({ kind: "contact.create" }), "Undone: Added “Sarah Chen”."],
  [
    operation({ kind: "contact.tag", records: 1_204, items: tagged }),
    "Undone: Tagged “Sarah Chen” and 1,203 more as “Lead”.",
  ],
  [
    operation({ kind: "contact.untag", items: untagged }),
    "Undone: Removed tag “Lead” from “Sarah Chen”.",
  ],
  [operation({ kind: "contact.tag", records: 4, items: [] }), "Undone: Tagged 4 records."],
  [
    operation({ kind: "change.undo", undoes: "contact.tag", records: 2, items: untagged }),
    "Redone: Tagged “Sarah Chen” and 1 more as “Lead”.",
  ],
  [operation({ kind: "change.undo", undoes: "change.undo" }), "Undone: “Sarah Chen”."],
])("an undo names what it undid and how many records it covered", (undone, message) => {
  expect(undoneMessage(undone)).toBe(message);
});

test("only an undone undo does something again", () => {
  expect(isRedo(operation({ kind: "contact.tag" }))).toBe(false);
  expect(isRedo(operation({ kind: "change.undo", undoes: "contact.tag" }))).toBe(true);
  expect(isRedo(operation({ kind: "change.undo", undoes: "change.undo" }))).toBe(false);
});
