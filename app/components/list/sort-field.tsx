interface SortFieldProps<Sort extends string> {
  labels: Record<Sort, string>;
  usual: Sort;
  /** null is as usual. */
  chosen: Sort | null;
  /** Whether an order can be chosen now. */
  isOffered?: (sort: Sort) => boolean;
  disabled?: boolean;
  className?: string;
}

/** The order of a list; what is usual is said by nothing, since it may be another one after the next choice. */
export function SortField<Sort extends string>(props: SortFieldProps<Sort>) {
  const { labels, usual, chosen, isOffered = () => true, disabled, className = "sort" } = props;
  const sorts = (Object.keys(labels) as Sort[]).filter(isOffered);
  return (
    <label className={className}>
      <span className="visually-hidden">Order</span>
      <select className="input" name="sort" defaultValue={chosen ?? ""} disabled={disabled}>
        {sorts.map((sort) => (
          <option key={sort} value={sort === usual ? "" : sort}>
            {labels[sort]}
          </option>
        ))}
      </select>
    </label>
  );
}
