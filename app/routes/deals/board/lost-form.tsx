import type { Day } from "#domain/day.ts";
import type { Board } from "#server/services/deal/board.ts";
import { ClosingForm } from "../record/closing-form.tsx";
import type { CardMove } from "./use-moves.ts";

interface LostFormProps {
  board: Board;
  /** The move to a lost stage that the card waits for. */
  move: CardMove;
  today: Day;
  /** The page that the form leads back to. */
  to: string;
  onPut: (move: CardMove) => void;
  children: React.ReactNode;
}

/** Asks why a deal was lost, before its card is put into the lost stage. */
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
