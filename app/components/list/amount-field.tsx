interface AmountFieldProps {
  label: string;
  name: string;
  value: number | null;
}

/** An end of a span of amounts that a list is filtered by. */
export function AmountField({ label, name, value }: AmountFieldProps) {
  return (
    <label>
      {label}
      <input
        className="input"
        type="number"
        step="any"
        name={name}
        inputMode="decimal"
        defaultValue={value ?? ""}
      />
    </label>
  );
}
