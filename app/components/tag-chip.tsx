interface ChipTag {
  name: string;
  color: string;
}

/** A tag's name, with its colour as a dot and a tint: never the colour alone. */
export function TagChip({ tag, children }: { tag: ChipTag; children?: React.ReactNode }) {
  return (
    <span className="chip" style={{ "--tag": tag.color } as React.CSSProperties}>
      <span className="chip-name" dir="auto">
        {tag.name}
      </span>
      {children}
    </span>
  );
}
