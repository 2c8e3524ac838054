/** The same columns with one of them moved up (-1) or down (1). */
export function moveColumn<Name extends string>(
  columns: readonly Name[],
  name: Name,
  by: -1 | 1,
): Name[] {
  const from = columns.indexOf(name);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return [...columns];
  return columns.toSpliced(from, 1).toSpliced(to, 0, name);
}

/**
 * All columns of a list in the order of its column form: the shown ones in their order, then the
 * rest.
 */
export function offeredColumns<Name extends string>(
  shown: readonly Name[],
  names: readonly Name[],
): Name[] {
  return [...shown, ...names.filter((name) => !shown.includes(name))];
}
