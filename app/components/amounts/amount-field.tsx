import { useEffect, useId, useRef } from "react";
import { useReading } from "#app/use-reading.ts";
import { formatAmount } from "#domain/money/amount.ts";
import { filterCurrency, type RefusedAmount, settleAmount, typedName } from "./typed-amounts.ts";

interface AmountFieldProps {
  label: string;
  /** What its number is called in the address. */
  name: string;
  value: number | null;
  /** What the list is filtered by (ISO 4217); null is any. */
  currency?: string | null;
  refused: RefusedAmount | undefined;
}

/** An end of a span of amounts that a list is filtered by, as the person writes amounts. */
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
