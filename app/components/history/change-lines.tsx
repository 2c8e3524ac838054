import { StageBadge } from "#app/components/stage-badge.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import { formatDay, formatMoment, formatMoney } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { ChangeLine, ChangeValue } from "#domain/operation/change-lines.ts";
import { Icon } from "../../ui/icon.tsx";

/** The fields that a change set, one per line: the old value and the new one. */
export function ChangeLines({
  lines,
  most = lines.length,
}: {
  lines: ChangeLine[];
  most?: number;
}) {
  if (lines.length === 0) return null;
  const left = lines.length - most;
  return (
    <dl className="change-lines">
      {lines.slice(0, most).map(({ label, before, after }) => (
        <div key={label} className="change-line">
          <dt>{label}</dt>
          <dd>
            {before ? <Before value={before} /> : null}
            {before && after ? (
              <>
                <Icon name="arrow-right" size={14} />
                <span className="visually-hidden"> became </span>
              </>
            ) : null}
            {after ? <Value value={after} /> : null}
          </dd>
        </div>
      ))}
      {left > 0 ? (
        <div className="change-line">
          <dt>{left === 1 ? "and 1 more field" : `and ${left} more fields`}</dt>
        </div>
      ) : null}
    </dl>
  );
}

/** The old value, struck through unless that would make a colour or chip unreadable. */
function Before({ value }: { value: ChangeValue }) {
  return (
    <del className="change-before">
      <span className="visually-hidden">was </span>
      <Value value={value} />
    </del>
  );
}

/** A value of a field, in the reader's format. */
export function Value({ value }: { value: ChangeValue }) {
  const reading = useReading();
  switch (value.as) {
    case "text":
      return <span className="change-value">{value.text}</span>;
    case "money":
      return (
        <span className="change-value">{formatMoney(value.amount, value.currency, reading)}</span>
      );
    case "day":
      return <span className="change-value">{formatDay(value.day, reading)}</span>;
    case "moment":
      return <span className="change-value">{formatMoment(value.at, reading)}</span>;
    case "color":
      return (
        <span className="stage" style={{ "--tag": value.color } as React.CSSProperties}>
          <span className="chip-dot" aria-hidden="true" />
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
