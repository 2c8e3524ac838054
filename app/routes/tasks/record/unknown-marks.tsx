import type { UnknownMark } from "#domain/todo/quick/quick.ts";

/** Says of each mark in a line that it names no category, or no contact. */
export function UnknownMarks({ marks }: { marks: readonly UnknownMark[] }) {
  return marks.map((mark) => (
    <p key={mark.text} className="field-hint">
      {unknownText(mark)}
    </p>
  ));
}

function unknownText({ mark, text, count }: UnknownMark): string {
  if (mark === "category") return `“${text}” isn't one of your categories.`;
  return count > 1
    ? `“${text}” may be ${count} contacts. Add the last name.`
    : `“${text}” isn't one of your contacts.`;
}
