import { useState } from "react";
import type { CardMove, Column } from "#app/components/board/board.ts";
import { LiveBoard } from "#app/components/board/live-board.tsx";
import { BoardColumns, type BoardProps } from "./board-columns.tsx";
import { type CardAction, CardDialog } from "./card-dialog.tsx";
import type { ShownColumn } from "./shown-board.ts";
import { type DealMove, useMove } from "./use-moves.ts";

const nouns = { card: "deal", column: "stage" };

/** The board with drag and drop, and the dialogs of its cards. */
export function BoardLive(props: BoardProps) {
  const { board, today } = props;
  const { columns } = board;
  const [action, setAction] = useState<CardAction | null>(null);
  const move = useMove();
  const dealOf = (id: number) =>
    columns.flatMap(({ deals }) => deals).find((deal) => deal.id === id);
  const put = ({ columnId, ...card }: CardMove) => {
    const deal = dealOf(card.id);
    if (!deal) return;
    const wanted: DealMove = { ...card, stageId: Number(columnId) };
    if (isLost(columns, wanted.stageId) && !isLost(columns, deal.stageId)) {
      setAction({ kind: "lose", deal, move: wanted });
    } else {
      move(deal, wanted);
    }
  };
  const openMenu = (id: number) => {
    const deal = dealOf(id);
    if (deal) setAction({ kind: "move", deal });
  };
  return (
    <>
      <LiveBoard
        columns={columns.map(columnOf)}
        nouns={nouns}
        put={put}
        isAsking={action !== null}
        onMenu={openMenu}
      >
        <BoardColumns {...props} />
      </LiveBoard>
      {action ? (
        <CardDialog
          action={action}
          board={board}
          today={today}
          onClose={() => setAction(null)}
          onPut={(wanted) => {
            setAction(null);
            move(action.deal, wanted);
          }}
        />
      ) : null}
    </>
  );
}

/** A stage as a column; closed ones are collapsed, so deals are dropped on a zone for them. */
function columnOf({ stage: { id, name, color, kind }, deals }: ShownColumn): Column {
  return { id: String(id), name, color, cards: deals, zone: kind === "open" ? null : kind };
}

function isLost(columns: ShownColumn[], stageId: number): boolean {
  return columns.some(({ stage }) => stage.id === stageId && stage.kind === "lost");
}
