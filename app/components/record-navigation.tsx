import { Link } from "react-router";
import { Icon } from "../ui/icon.tsx";

/** The previous or next record of a list. */
export interface RecordStep {
  name: string;
  to: string;
}

interface RecordNavigationProps {
  /** The list that the page was opened from, or the list of all such records. */
  backTo: string;
  back: string;
  /** The records before and after this one in the list, if the page was opened from one. */
  steps: { previous: RecordStep | null; next: RecordStep | null } | null;
}

/** The link back to a list, and those to the previous and next record in it. */
export function RecordNavigation({ backTo, back, steps }: RecordNavigationProps) {
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

/** At the end of the list its arrow stays, so that the other one doesn't move. */
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
    <Link className="icon-button" to={to} rel={side} title={name} aria-keyshortcuts={keys}>
      <Icon name={icon} />
      <span className="visually-hidden">
        {word}: {name}
      </span>
    </Link>
  );
}
