import type { FieldMetadata } from "@conform-to/react";

interface DeclaredRowsProps<Name extends string> {
  names: readonly Name[];
  /** Whether most records do without the field. */
  isFolded: (name: Name) => boolean;
  metas: Record<Name, Pick<FieldMetadata<string | null | undefined>, "initialValue" | "errors">>;
  draw: (name: Name) => React.ReactNode;
}

/** The fields of a record in its form: the usual ones, then the others, folded away until one is filled. */
export function DeclaredRows<Name extends string>(props: DeclaredRowsProps<Name>) {
  const { names, isFolded, metas, draw } = props;
  const folded = names.filter(isFolded);
  const filled = folded.some((name) => metas[name].initialValue || metas[name].errors);
  return (
    <>
      <div className="form-row">{names.filter((name) => !isFolded(name)).map(draw)}</div>
      <details className="fold" open={filled}>
        <summary>More details</summary>
        <div className="form-row">{folded.map(draw)}</div>
      </details>
    </>
  );
}
