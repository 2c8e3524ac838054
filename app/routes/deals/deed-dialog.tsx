import { useId, useState } from "react";
import { Form, href, useLocation } from "react-router";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Modal } from "#app/ui/modal.tsx";
import type { Day } from "#domain/day.ts";
import { dealLabels } from "#domain/deal.ts";
import { todoLabels, todoLimits } from "#domain/todo.ts";
import type { Board, BoardCard } from "#server/services/deal-board.ts";
import { ReasonInput } from "./reason-input.tsx";
import type { CardMove } from "./use-moves.ts";

/** What is asked about a deal before it is done. */
export type Deed =
  | { does: "move" | "step"; deal: BoardCard }
  | { does: "lose"; deal: BoardCard; move: CardMove };

interface DeedDialogProps {
  deed: Deed;
  board: Board;
  today: Day;
  onClose: () => void;
  onPut: (move: CardMove) => void;
}

const labels = {
  move: (title: string) => `Move ${title} to`,
  step: (title: string) => `Next step for ${title}`,
  lose: (title: string) => `Why was ${title} lost?`,
};

/** The same as a deal's own pages for it, above the board. */
export function DeedDialog({ deed: first, board, today, onClose, onPut }: DeedDialogProps) {
  const [deed, setDeed] = useState(first);
  const { does, deal } = deed;
  const label = labels[does](deal.title);
  return (
    <Modal label={label} className="deed-dialog" onClose={onClose}>
      <h2>{label}</h2>
      {deed.does === "move" ? (
        <StageChoice
          board={board}
          deal={deal}
          onChoose={({ id: stageId, kind }) => {
            const move = { id: deal.id, stageId, afterId: null };
            if (kind === "lost") setDeed({ does: "lose", deal, move });
            else onPut(move);
          }}
        />
      ) : null}
      {deed.does === "step" ? <StepForm deal={deal} onClose={onClose} /> : null}
      {deed.does === "lose" ? (
        <LostForm
          reasons={board.lostReasons}
          today={today}
          onClose={onClose}
          onLost={(told) => onPut({ ...deed.move, ...told })}
        />
      ) : null}
    </Modal>
  );
}

interface StageChoiceProps {
  board: Board;
  deal: BoardCard;
  onChoose: (stage: Board["stages"][number]) => void;
}

function StageChoice({ board: { pipelines, stages }, deal, onChoose }: StageChoiceProps) {
  return pipelines.map(({ id, name }) => (
    <section key={id} aria-label={name}>
      {pipelines.length > 1 ? <h3 className="deed-pipeline">{name}</h3> : null}
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

function StepForm({ deal, onClose }: { deal: BoardCard; onClose: () => void }) {
  const { pathname, search } = useLocation();
  return (
    <Form
      method="post"
      action={href("/deals/:id/step", { id: String(deal.id) })}
      className="form"
      preventScrollReset
      onSubmit={onClose}
    >
      <FormKeyInput />
      <input type="hidden" name="to" value={pathname + search} />
      <label className="field">
        <span className="field-label">{todoLabels.title}</span>
        <input
          className="input"
          name="title"
          maxLength={todoLimits.title}
          autoComplete="off"
          required
        />
      </label>
      <label className="field">
        <span className="field-label">
          {todoLabels.dueDate}
          <span className="field-optional"> optional</span>
        </span>
        <input className="input" type="date" name="dueDate" />
      </label>
      <div className="form-actions">
        <button type="submit" className="button button-primary">
          Add next step
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </Form>
  );
}

interface LostFormProps {
  reasons: string[];
  today: Day;
  onClose: () => void;
  onLost: (told: { closedDate: string; lostReason: string }) => void;
}

function LostForm({ reasons, today, onClose, onLost }: LostFormProps) {
  const reasonId = useId();
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const told = new FormData(event.currentTarget);
        onLost({
          closedDate: String(told.get("closedDate")),
          lostReason: String(told.get("lostReason")),
        });
      }}
    >
      <label className="field" htmlFor={reasonId}>
        <span className="field-label">
          {dealLabels.lostReason}
          <span className="field-optional"> optional</span>
        </span>
        <ReasonInput id={reasonId} name="lostReason" reasons={reasons} />
      </label>
      <label className="field">
        <span className="field-label">{dealLabels.closedDate}</span>
        <input className="input" type="date" name="closedDate" defaultValue={today} required />
      </label>
      <div className="form-actions">
        <button type="submit" className="button button-primary">
          Mark as lost
        </button>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
