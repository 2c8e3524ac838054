/** An amount that a field of a filter was given; null where it is none. */
export function amountFrom(text: string | null): number | null {
  const amount = Number(text?.trim() || Number.NaN);
  // Negative zero is zero.
  return Number.isFinite(amount) ? amount + 0 : null;
}
