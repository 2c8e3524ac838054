import type { ChangeLine, ChangeValue } from "#domain/operation/change-lines.ts";
import { Icon } from "../../ui/icon.tsx";
import { Value } from "./value.tsx";

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
