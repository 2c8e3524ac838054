import { href, Link } from "react-router";
import type { ClosedKind } from "#domain/pipeline/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { Icon } from "../../../ui/icon.tsx";

const ways = {
  won: { label: "Won on another date…", icon: "calendar-check" },
  lost: { label: "Lost…", icon: "circle-x" },
} as const;

interface ClosingLinksProps {
  dealId: number;
  /** Of all pipelines. */
  stages: Stage[];
  /** The kinds to offer, if there are stages of them. */
  kinds?: readonly ClosedKind[];
  /** The page to go back to. */
  to: string;
  /** Called as a link is followed. */
  onFollow?: React.MouseEventHandler<HTMLElement>;
}

/** Links to the forms that mark a deal as won or lost, which ask for more than a stage. */
export function ClosingLinks(props: ClosingLinksProps) {
  const { dealId, stages, kinds = ["won", "lost"], to, onFollow } = props;
  const offered = kinds.filter((kind) => stages.some((stage) => stage.kind === kind));
  if (offered.length === 0) return null;
  return (
    <ul className="closing-links" aria-label="Close this deal">
      {offered.map((kind) => {
        const { label, icon } = ways[kind];
        return (
          <li key={kind}>
            <Link className="menu-item" to={closingPath(dealId, kind, to)} onClick={onFollow}>
              <Icon name={icon} size={14} />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * The path of the form that marks a deal as won or lost; `to` is the page to return to, `stageId`
 * the initial stage.
 */
export function closingPath(
  dealId: number,
  kind: ClosedKind,
  to: string,
  stageId?: number,
): string {
  const page = href("/deals/:id/close/:kind", { id: String(dealId), kind });
  const params = new URLSearchParams({ to });
  if (stageId !== undefined) params.set("stage", String(stageId));
  return `${page}?${params}`;
}
