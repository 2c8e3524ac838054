import { Icon } from "../../ui/icon.tsx";

interface MoveButtonsProps {
  /** The form that the buttons belong to, wherever they stand. */
  form: string;
  name: string;
  /** The ids of all in their order, and where in it this one is. */
  order: number[];
  index: number;
}

/** Put a stage or a pipeline one place up or down: a button's value is the order that would then be. */
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

/** The order in which what stands at one place stands at another. */
export function movedTo(order: number[], from: number, to: number): number[] {
  return order.toSpliced(from, 1).toSpliced(to, 0, ...order.slice(from, from + 1));
}
