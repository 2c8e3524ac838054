import { TagChip } from "#app/components/tag-chip.tsx";
import type { Tag } from "#server/services/tag.ts";

export function TagsCell({ tags }: { tags: Pick<Tag, "id" | "name" | "color">[] }) {
  return (
    <td className="cell-tags">
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
    </td>
  );
}

interface DateCellProps {
  /** What a phone shows before it, for want of a header. */
  label: string;
  children: React.ReactNode;
}

export function DateCell({ label, children }: DateCellProps) {
  if (children === null) return <td />;
  return (
    <td className="cell-date" data-label={label}>
      {children}
    </td>
  );
}
