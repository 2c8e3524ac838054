/** The amount in a filter field; null if it isn't one. */
export function amountFrom(text: string | null): number | null {
  const amount = Number(text?.trim() || Number.NaN);
  // Turns negative zero into zero.
  return Number.isFinite(amount) ? amount + 0 : null;
}
