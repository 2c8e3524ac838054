import { useEffect, useId, useRef } from "react";
import { useReading } from "#app/use-reading.ts";
import { formatAmount } from "#domain/money/amount.ts";
import {
  amountNames,
  filterCurrency,
  type RefusedAmount,
  type RefusedAmounts,
  settleAmount,
  typedName,
} from "./typed-amounts.ts";

interface AmountRangeProps {
  range: { valueFrom: number | null; valueTo: number | null };
  /** The currency that the list is filtered by (ISO 4217); null for any. */
  currency?: string | null;
  refused: RefusedAmounts;
}

/** The range of amounts that a list is filtered by, as the person writes amounts. */
export function AmountRange({ range, currency, refused }: AmountRangeProps) {
  const field = (end: "valueFrom" | "valueTo") => {
    const name = amountNames[end];
    return { name, value: range[end], currency, refused: refused[name] };
  };
  return (
    <>
      <AmountField label="Value from" {...field("valueFrom")} />
      <AmountField label="Value to" {...field("valueTo")} />
    </>
  );
}

interface AmountFieldProps {
  label: string;
  /** The URL parameter of its number. */
  name: string;
  value: number | null;
  currency: string | null | undefined;
  refused: RefusedAmount | undefined;
}

function AmountField({ label, name, value, currency, refused }: AmountFieldProps) {
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
