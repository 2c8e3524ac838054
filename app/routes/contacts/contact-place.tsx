import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { displayName } from "#domain/contact.ts";
import type { Neighbour, Neighbours } from "#server/services/contact-neighbours.ts";
import { contactPath, listPath } from "./came-from.ts";

interface ContactPlaceProps {
  /** The list that the page was opened from. */
  from: string | null;
  neighbours: Neighbours | null;
}

/** The way back to the list, and on to those before and after in it. */
export function ContactPlace({ from, neighbours }: ContactPlaceProps) {
  return (
    <nav className="record-place" aria-label="Place in the list">
      <Link className="record-back" to={listPath(from)}>
        <ArrowLeft size={16} aria-hidden="true" />
        Back to the list
      </Link>
      {neighbours ? (
        <>
          <Step side="prev" to={neighbours.previous} from={from} />
          <Step side="next" to={neighbours.next} from={from} />
        </>
      ) : null}
    </nav>
  );
}

const sides = {
  prev: { word: "Previous", keys: "Control+ArrowLeft", Icon: ChevronLeft },
  next: { word: "Next", keys: "Control+ArrowRight", Icon: ChevronRight },
};

interface StepProps {
  side: keyof typeof sides;
  to: Neighbour | null;
  from: string | null;
}

/** At the end of the list its arrow stands there all the same, so that the other one stays where it is. */
function Step({ side, to, from }: StepProps) {
  const { word, keys, Icon } = sides[side];
  if (!to) {
    return (
      <span className="icon-button record-end">
        <Icon size={16} aria-hidden="true" />
      </span>
    );
  }
  const name = displayName(to);
  return (
    <Link
      className="icon-button"
      to={contactPath(to.id, from)}
      rel={side}
      title={name}
      aria-keyshortcuts={keys}
      prefetch="intent"
    >
      <Icon size={16} aria-hidden="true" />
      <span className="visually-hidden">
        {word}: {name}
      </span>
    </Link>
  );
}
