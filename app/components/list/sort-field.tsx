interface SortFieldProps<Sort extends string> {
  labels: Record<Sort, string>;
  defaultSort: Sort;
  /** null for the default. */
  selected: Sort | null;
  /** Whether an order can be selected at present. */
  isOffered?: ((sort: Sort) => boolean) | undefined;
  disabled?: boolean;
  className?: string;
}

/**
 * Selects the order of a list. The default isn't written to the URL, because it may depend on the
 * other filters.
 */
export function SortField<Sort extends string>(props: SortFieldProps<Sort>) {
  const {
    labels,
    defaultSort,
    selected,
    isOffered = () => true,
    disabled,
    className = "sort",
  } = props;
  const sorts = (Object.keys(labels) as Sort[]).filter(isOffered);
  return (
    <label className={className}>
      <span className="visually-hidden">Order</span>
      <select className="input" name="sort" defaultValue={selected ?? ""} disabled={disabled}>
        {sorts.map((sort) => (
          <option key={sort} value={sort === defaultSort ? "" : sort}>
            {labels[sort]}
          </option>
        ))}
      </select>
    </label>
  );
}
