import { Icon } from "../../ui/icon.tsx";

interface MoveButtonsProps {
  /** The id of the form that the buttons belong to. */
  form: string;
  name: string;
  /** The ids of all items in order, and the index of this one. */
  order: number[];
  index: number;
}

/** Buttons that move a stage or pipeline up or down; the value of each is the new order. */
export function MoveButtons({ form, name, order, index }: MoveButtonsProps) {
  const moves = [
    { to: index - 1, direction: "up", icon: "arrow-up" },
    { to: index + 1, direction: "down", icon: "arrow-down" },
  ] as const;
  return moves.map(({ to, direction, icon }) => (
    <button
      key={direction}
      type="submit"
      form={form}
      name="ids"
      value={movedTo(order, index, to).join(",")}
      className="button button-quiet"
      disabled={to < 0 || to >= order.length}
      aria-label={`Move ${name} ${direction}`}
    >
      <Icon name={icon} />
    </button>
  ));
}

/** The order with the item at one index moved to another. */
export function movedTo(order: number[], from: number, to: number): number[] {
  return order.toSpliced(from, 1).toSpliced(to, 0, ...order.slice(from, from + 1));
}
