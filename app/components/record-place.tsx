import { Link } from "react-router";
import { Icon } from "../ui/icon.tsx";

/** The previous or next record of a list. */
export interface RecordStep {
  name: string;
  to: string;
}

interface RecordPlaceProps {
  /** The list that the page was opened from, or that of all records of its kind. */
  backTo: string;
  back: string;
  /** Those before and after it in the list, where its page was opened from one. */
  steps: { previous: RecordStep | null; next: RecordStep | null } | null;
}

/** The way back to a list, and on to those before and after in it. */
export function RecordPlace({ backTo, back, steps }: RecordPlaceProps) {
  return (
    <nav className="record-place" aria-label="Position in the list">
      <Link className="record-back" to={backTo}>
        <Icon name="arrow-left" />
        {back}
      </Link>
      {steps ? (
        <>
          <Step side="prev" step={steps.previous} />
          <Step side="next" step={steps.next} />
        </>
      ) : null}
    </nav>
  );
}

const sides = {
  prev: { word: "Previous", keys: "Control+ArrowLeft", icon: "chevron-left" },
  next: { word: "Next", keys: "Control+ArrowRight", icon: "chevron-right" },
} as const;

/** At the end of the list its arrow is still shown, so that the other one does not move. */
function Step({ side, step }: { side: keyof typeof sides; step: RecordStep | null }) {
  const { word, keys, icon } = sides[side];
  if (!step) {
    return (
      <span className="icon-button record-end">
        <Icon name={icon} />
      </span>
    );
  }
  const { name, to } = step;
  return (
    <Link
      className="icon-button"
      to={to}
      rel={side}
      title={name}
      aria-keyshortcuts={keys}
      prefetch="intent"
    >
      <Icon name={icon} />
      <span className="visually-hidden">
        {word}: {name}
      </span>
    </Link>
  );
}
