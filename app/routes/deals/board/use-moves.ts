import { href, useFetchers, useSubmit } from "react-router";
import { formKeyField } from "#app/forms/form-key.ts";
import { useFormKey } from "#app/page-data.ts";
import { type Figure, figuresOf, sumsOf } from "#domain/money/figure.ts";
import { toMinor } from "#domain/money/money.ts";
import type { ShownBoard, ShownCard, ShownColumn } from "./shown-board.ts";

/**
 * Where a card goes: after another card, or to the top of a stage; and how the deal was closed
 * there.
 */
export interface DealMove {
  id: number;
  stageId: number;
  afterId: number | null;
  closedDate?: string;
  lostReason?: string;
}

/** Sends a move of a card; the board shows the card in its new position at once. */
export function useMove() {
  const submit = useSubmit();
  const formKey = useFormKey();
  return ({ title }: ShownCard, { id, stageId, afterId, closedDate, lostReason }: DealMove) => {
    const form = new FormData();
    // Each drop is its own operation, even if it equals an earlier one.
    form.set(formKeyField, `${formKey} ${crypto.randomUUID()}`);
    form.set("id", String(id));
    // For the message if the move can't be sent.
    form.set("title", title);
    form.set("stageId", String(stageId));
    form.set("afterId", String(afterId ?? ""));
    if (closedDate) form.set("closedDate", closedDate);
    if (lostReason) form.set("lostReason", lostReason);
    submit(form, {
      method: "post",
      action: href("/deals"),
      navigate: false,
      fetcherKey: `${prefix}${id}`,
      flushSync: true,
      preventScrollReset: true,
    });
  };
}

const prefix = "place-";

/** The board as it will be once pending moves are saved. */
export function useMoved(board: ShownBoard): ShownBoard {
  const moves = useFetchers().flatMap(({ key, formData }) => {
    if (!key.startsWith(prefix) || !formData) return [];
    const after = String(formData.get("afterId") ?? "");
    return [
      {
        id: Number(key.slice(prefix.length)),
        stageId: Number(formData.get("stageId")),
        afterId: after === "" ? null : Number(after),
      },
    ];
  });
  if (moves.length === 0) return board;
  const columns = moves.reduce(withMove, board.columns);
  return {
    ...board,
    columns,
    open: figuresOf(columns.filter(({ stage }) => stage.kind === "open")),
  };
}

function withMove(columns: ShownColumn[], { id, stageId, afterId }: DealMove): ShownColumn[] {
  const from = columns.find(({ deals }) => deals.some((deal) => deal.id === id));
  const card = from?.deals.find((deal) => deal.id === id);
  if (!from || !card) return columns;
  return columns.map((column) => {
    const { stage } = column;
    const left = stage.id === from.stage.id;
    const entered = stage.id === stageId;
    if (!left && !entered) return column;
    const others = column.deals.filter((deal) => deal.id !== id);
    const deals = entered ? placed(others, { ...card, stageId }, afterId) : others;
    const change = Number(entered) - Number(left);
    const figures = sumsOf([...column.figures, figureOf(card, change)]);
    return { ...column, ...figuresOf([{ stage, figures }]), figures, deals };
  });
}

/** What a card adds to its column's totals, or takes from them. */
function figureOf({ value, currency }: ShownCard, change: number): Figure {
  const valueMinor = toMinor(value ?? 0, currency) ?? 0;
  return { currency, deals: change, valueMinor: change * valueMinor };
}

function placed(deals: ShownCard[], card: ShownCard, afterId: number | null): ShownCard[] {
  const at = afterId === null ? 0 : deals.findIndex(({ id }) => id === afterId) + 1;
  return deals.toSpliced(at, 0, card);
}
