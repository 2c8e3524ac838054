import { TagChip } from "#app/components/tag-chip.tsx";
import { formatAgo, formatMoment } from "#app/format.ts";
import { More } from "#app/ui/more.tsx";
import { useReading } from "#app/use-reading.ts";
import type { Tag } from "#server/services/tag.ts";

/** About how many letters of tags fit in a cell; each tag takes a few more for its dot and edges. */
const room = 20;
const edges = 5;

/** How many of the tags fit in one line: at least one. */
function fitting(tags: readonly { name: string }[]): number {
  let left = room;
  const tooMany = tags.findIndex(({ name }) => {
    left -= name.length + edges;
    return left < 0;
  });
  return tooMany < 0 ? tags.length : Math.max(1, tooMany);
}

/** A record's tags in one line; those that don't fit are counted, and named on hover. */
export function TagsCell({ tags }: { tags: Pick<Tag, "id" | "name" | "color">[] }) {
  const shown = fitting(tags);
  return (
    <td className="cell-tags fold-tail">
      {tags.slice(0, shown).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      <More names={tags.slice(shown).map(({ name }) => name)} />
    </td>
  );
}

interface AgoCellProps {
  /** What a phone shows before it, for want of a header. */
  label: string;
  /** Where a phone shows it; in a line of its own by default. */
  fold?: "fold-end" | "fold-none";
  /** Unix milliseconds; null leaves the cell empty. */
  moment: number | null;
  /** When the page was rendered, in unix milliseconds. */
  now: number;
}

/** How long ago something happened, or how soon it will; the exact time is shown on hover. */
export function AgoCell({ label, fold, moment, now }: AgoCellProps) {
  const reading = useReading();
  return (
    <td className={fold ? `cell-date ${fold}` : "cell-date"} data-label={label}>
      {moment === null ? null : (
        <time dateTime={new Date(moment).toISOString()} title={formatMoment(moment, reading)}>
          {formatAgo(moment, now, reading)}
        </time>
      )}
    </td>
  );
}
