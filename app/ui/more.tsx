/** How many more there are than fit in a line; their names are shown on hover and read aloud. */
export function More({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const all = names.join(", ");
  return (
    <span className="more" title={all}>
      <span aria-hidden="true">+{names.length}</span>
      <span className="visually-hidden">, {all}</span>
    </span>
  );
}
