import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { contactFields } from "#domain/contact/fields.ts";
import { importNounWords } from "#domain/import/noun.ts";
import type { RemarkedRows, Result } from "./result-of.ts";

type Remarked = Pick<Result, "leftOver" | "remarks" | "kind" | "noun">;

/** What of a file isn't where its columns say, for people who want to correct it. */
export function Remarks({ overview }: { overview: Remarked }) {
  const reading = useReading();
  const { leftOver, remarks, kind, noun } = overview;
  const [one, many] = kind === "cards" ? ["card", "cards"] : ["row", "rows"];
  const rowList = (rows: RemarkedRows) => rowsText(rows, rows.count === 1 ? one : many, reading);
  const { notes } = importNounWords[noun];
  const cut = `${notes[0]?.toUpperCase()}${notes.slice(1)} cut at ${formatCount(contactFields.notes.limit, reading)} characters`;
  const lines = [
    [`Added to ${notes}`, leftOver.noted.join(", ")],
    ["Not imported", leftOver.ignored.join(", ")],
    ["Birthdays that couldn't be read, added to notes", rowList(remarks.birthday)],
    [`Dates that couldn't be read, added to ${notes}`, rowList(remarks.date)],
    ["Values that couldn't be read, added to the description", rowList(remarks.value)],
    ["Stages and pipelines that aren't in Kith, added to the description", rowList(remarks.stage)],
    ["Won and lost deals without a closing date, closed today", rowList(remarks.closing)],
    ["Statuses that aren't in Kith, added to the description", rowList(remarks.status)],
    ["Priorities that aren't in Kith, added to the description", rowList(remarks.priority)],
    [`Types that aren't in Kith, added to ${notes}`, rowList(remarks.type)],
    [`Deals that aren't in Kith, added to ${notes}`, rowList(remarks.deal)],
    ["Activities without a date, dated now", rowList(remarks.undated)],
    [`More cells than the header, added to ${notes}`, rowList(remarks.wide)],
    [cut, rowList(remarks.cut)],
  ].filter(([, text]) => text !== "");
  if (lines.length === 0) return null;
  return (
    <ul className="remarks">
      {lines.map(([what, text]) => (
        <li key={what}>
          {what}: {text}.
        </li>
      ))}
    </ul>
  );
}

/** "rows 2, 5 and 1,200 more"; empty for none. */
function rowsText(rows: RemarkedRows, noun: string | undefined, reading: { locale: string }) {
  const { named, count } = rows;
  if (count === 0) return "";
  const more = count - named.length;
  return `${noun} ${named.join(", ")}${more > 0 ? ` and ${formatCount(more, reading)} more` : ""}`;
}
