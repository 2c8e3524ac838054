interface MoveLinkProps {
  card: { id: number; title: string };
  /** The page with the columns that it can go to; with JavaScript a dialog opens instead. */
  href: string;
}

/** The link on a card that asks where it should go. */
export function MoveLink({ card: { id, title }, href }: MoveLinkProps) {
  return (
    <a className="board-card-move" href={href} data-card={id} data-icon="move">
      {`Move “${title}” to…`}
    </a>
  );
}
