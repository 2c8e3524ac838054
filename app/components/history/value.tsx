import { StageBadge } from "#app/components/stage-badge.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatClock, formatDay, formatMoment, formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { ChangeValue } from "#domain/operation/change-lines.ts";

/** A value of a field, in the reader's format. */
export function Value({ value }: { value: ChangeValue }) {
  const reading = useReading();
  switch (value.as) {
    case "text":
      return (
        <span className="change-value" dir="auto">
          {value.text}
        </span>
      );
    case "money":
      return (
        <span className="change-value">{formatMoney(value.amount, value.currency, reading)}</span>
      );
    case "day":
      return <span className="change-value">{formatDay(value.day, reading)}</span>;
    case "clock":
      return <span className="change-value">{formatClock(value.time, reading)}</span>;
    case "moment":
      return <span className="change-value">{formatMoment(value.at, reading)}</span>;
    case "color":
      return (
        <span className="stage" style={{ "--tag": value.color } as React.CSSProperties}>
          {value.color}
        </span>
      );
    case "stage":
      return <StageBadge stage={value} />;
    case "tags":
      return (
        <span className="change-tags">
          {value.tags.map((tag) => (
            <TagChip key={tag.name} tag={tag} />
          ))}
        </span>
      );
  }
}
