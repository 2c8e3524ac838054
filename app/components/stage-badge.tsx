/** A stage's name, with its colour as a dot. */
export function StageBadge({ stage }: { stage: { name: string; color: string | null } }) {
  return (
    <span
      className="stage"
      dir="auto"
      style={{ "--tag": stage.color ?? undefined } as React.CSSProperties}
    >
      {stage.name}
    </span>
  );
}
