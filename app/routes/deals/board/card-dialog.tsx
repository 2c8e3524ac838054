import { Suspense, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { FormDialog } from "#app/ui/form-dialog.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import type { Day } from "#domain/day.ts";
import { ClosingLinks } from "../record/closing-links.tsx";
import type { ShownBoard, ShownCard } from "./shown-board.ts";
import type { DealMove } from "./use-moves.ts";

const loadLostForm = () => import("./lost-form.client.tsx");

/** The form loads once a dialog is open: most visits to the board lose no deal. */
const LostForm = lazyComponent(loadLostForm);

/** What a dialog can ask before it changes a deal. */
export type CardAction =
  | { kind: "move"; deal: ShownCard }
  | { kind: "lose"; deal: ShownCard; move: DealMove };

interface CardDialogProps {
  action: CardAction;
  board: ShownBoard;
  today: Day;
  onClose: () => void;
  onPut: (move: DealMove) => void;
}

const labels = {
  move: (title: string) => `Move “${title}” to…`,
  lose: (title: string) => `Mark “${title}” as lost`,
};

/** The dialog already has a form for lost deals. */
const wonAlone = ["won"] as const;

/** The deal's own pages for the same actions, as a dialog above the board. */
export function CardDialog({ action: first, board, today, onClose, onPut }: CardDialogProps) {
  const [action, setAction] = useState(first);
  const { kind, deal } = action;
  const label = labels[kind](deal.title);
  const { pathname, search } = useLocation();
  const to = pathname + search;
  const isLost = board.stages.find(({ id }) => id === deal.stageId)?.kind === "lost";
  useEffect(() => {
    // A failed load is tried again where the form is shown.
    loadLostForm().catch(() => undefined);
  }, []);
  return (
    <FormDialog label={label} className="action-dialog" onClose={onClose}>
      <h2>{label}</h2>
      {action.kind === "move" ? (
        <>
          <StageChoice
            board={board}
            deal={deal}
            onChoose={({ id: stageId, kind: stageKind }) => {
              const move = { id: deal.id, stageId, afterId: null };
              if (stageKind === "lost" && !isLost) setAction({ kind: "lose", deal, move });
              else onPut(move);
            }}
          />
          <ClosingLinks
            dealId={deal.id}
            stages={board.stages}
            kinds={wonAlone}
            to={to}
            onFollow={closeDialog}
          />
        </>
      ) : null}
      {action.kind === "lose" ? (
        <Suspense>
          <LostForm board={board} move={action.move} today={today} to={to} onPut={onPut}>
            <Cancel />
          </LostForm>
        </Suspense>
      ) : null}
    </FormDialog>
  );
}

interface StageChoiceProps {
  board: ShownBoard;
  deal: ShownCard;
  onChoose: (stage: ShownBoard["stages"][number]) => void;
}

function StageChoice({ board: { pipelines, stages }, deal, onChoose }: StageChoiceProps) {
  return pipelines.map(({ id, name }) => (
    <section key={id} aria-label={name}>
      {pipelines.length > 1 ? <h3 className="action-pipeline">{name}</h3> : null}
      <ul>
        {stages
          .filter((stage) => stage.pipelineId === id && stage.id !== deal.stageId)
          .map((stage) => (
            <li key={stage.id}>
              <button
                type="button"
                className="menu-item menu-button"
                onClick={() => onChoose(stage)}
              >
                <StageBadge stage={stage} />
              </button>
            </li>
          ))}
      </ul>
    </section>
  ));
}

/** Closes the dialog as Esc does, which returns the focus to where it was. */
function closeDialog({ currentTarget }: React.SyntheticEvent<HTMLElement>): void {
  currentTarget.closest("dialog")?.close();
}

function Cancel() {
  return (
    <button type="button" className="button" onClick={closeDialog}>
      Cancel
    </button>
  );
}
