import { Suspense } from "react";
import { Form, href, Link } from "react-router";
import { formatDay, formatMoment } from "#app/format.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { useReading } from "#app/use-reading.ts";
import type { ClosedKind } from "#domain/pipeline/pipeline.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useDealPath } from "../list/came-from.ts";
import type { ClosingFormProps } from "./closing-form.tsx";
import { closingPath } from "./closing-links.tsx";
import type { ShownDeal } from "./shown-deal.ts";

const loadForm = () => import("./closing-form.tsx");

/** The library of forms loads when the page is idle: before that the browser sends the form. */
const ClosingForm = import.meta.env.SSR
  ? (await loadForm()).default
  : lateWhenIdle(loadForm, ClosingLink);

const loadWonRate = () => import("#app/components/won-rate.tsx");

/** Only deals that were won show it. */
const WonRate = import.meta.env.SSR ? (await loadWonRate()).default : lazyComponent(loadWonRate);

interface DealClosingProps {
  deal: ShownDeal;
  stage: Stage | undefined;
  path: Stage[];
  reopenIn: number | undefined;
  today: string;
}

/** How long a deal has been in its stage, and buttons to mark it as won or lost, or to reopen it. */
export function DealClosing(props: DealClosingProps) {
  const { deal, stage, reopenIn } = props;
  const reading = useReading();
  if (!stage || stage.kind === "open") {
    return (
      <div className="deal-closing">
        <p className="muted">
          In <bdi>{stage?.name}</bdi> since {formatMoment(deal.stageSince, reading)}
        </p>
        <Closing {...props} kind="won" label="Won" />
        <Closing {...props} kind="lost" label="Lost" />
      </div>
    );
  }
  return (
    <div className="deal-closing">
      <p>
        <strong>{stage.kind === "won" ? "Won" : "Lost"}</strong>
        {deal.closedDate ? ` on ${formatDay(deal.closedDate, reading)}` : null}
        {deal.lostReason ? (
          <>
            : <bdi>{deal.lostReason}</bdi>
          </>
        ) : null}
        {stage.kind === "won" ? (
          <>
            {" "}
            <Suspense>
              <WonRate {...deal} />
            </Suspense>
          </>
        ) : null}
      </p>
      {reopenIn === undefined ? null : (
        <Form method="post" action={href("/deals/:id/move", { id: String(deal.id) })}>
          <FormKeyInput />
          <input type="hidden" name="stageId" value={reopenIn} />
          <button type="submit" className="button">
            <Icon name="rotate-ccw" />
            Reopen
          </button>
        </Form>
      )}
    </div>
  );
}

/** Esc closes an open menu, and the focus returns to what opened it. */
function closeOnEscape({ key, currentTarget }: React.KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== "Escape" || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

function Closing({
  deal,
  path,
  today,
  kind,
  label,
}: DealClosingProps & { kind: ClosedKind; label: string }) {
  const to = useDealPath(deal.id);
  const stages = path.filter((each) => each.kind === kind);
  if (stages.length === 0) return null;
  return (
    <details
      className={`deal-close deal-close-${kind}`}
      name="close-deal"
      onKeyDown={closeOnEscape}
    >
      <summary className="button">{label}…</summary>
      <div className="deal-close-body">
        <Suspense>
          <ClosingForm
            kind={kind}
            dealId={deal.id}
            stages={stages}
            lostReasons={deal.lostReasons}
            closing={{ closedDate: today }}
            to={to}
          />
        </Suspense>
      </div>
    </details>
  );
}

/** Leads to the form on a page of its own. */
function ClosingLink({ dealId, kind, to }: ClosingFormProps) {
  return (
    <Link className="button" to={closingPath(dealId, kind, to)}>
      Mark as {kind}
    </Link>
  );
}
