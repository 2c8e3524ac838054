import type { Day } from "#domain/day.ts";
import ClosingForm from "../record/closing-form.tsx";
import type { ShownBoard } from "./shown-board.ts";
import type { DealMove } from "./use-moves.ts";

interface LostFormProps {
  board: ShownBoard;
  /** The move to a lost stage, which waits for the form. */
  move: DealMove;
  today: Day;
  /** The page that the form returns to. */
  to: string;
  onPut: (move: DealMove) => void;
  children: React.ReactNode;
}

/** Asks why a deal was lost before its card moves to the lost stage. */
export default function LostForm({ board, move, today, to, onPut, children }: LostFormProps) {
  return (
    <ClosingForm
      kind="lost"
      dealId={move.id}
      stages={board.stages.filter(({ id }) => id === move.stageId)}
      lostReasons={board.lostReasons}
      closing={{ closedDate: today }}
      to={to}
      onClosing={(closing) => onPut({ ...move, ...closing })}
      autoFocus
    >
      {children}
    </ClosingForm>
  );
}
