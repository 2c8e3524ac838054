import { useEffect, useId, useRef } from "react";
import { useReading } from "#app/use-reading.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { filterCurrency, type RefusedAmount, settleAmount, typedName } from "./typed-amounts.ts";

interface AmountFieldProps {
  label: string;
  /** The URL parameter of its number. */
  name: string;
  value: number | null;
  /** The currency that the list is filtered by (ISO 4217); null for any. */
  currency?: string | null;
  refused: RefusedAmount | undefined;
}

/** One end of a range of amounts to filter a list by, typed the way the person writes amounts. */
export function AmountField({ label, name, value, currency, refused }: AmountFieldProps) {
  const { locale } = useReading();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = input.current?.form;
    const settle = ({ formData }: FormDataEvent) => settleAmount(formData, name, locale);
    form?.addEventListener("formdata", settle);
    return () => form?.removeEventListener("formdata", settle);
  }, [name, locale]);
  const shown =
    value === null ? "" : formatAmount(value, { locale, currency: filterCurrency(currency) });
  return (
    <label>
      {label}
      <input
        ref={input}
        className="input"
        name={typedName(name)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={refused?.typed ?? shown}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? id : undefined}
      />
      {refused ? (
        <span className="field-error" id={id}>
          {refused.reason}
        </span>
      ) : null}
    </label>
  );
}
