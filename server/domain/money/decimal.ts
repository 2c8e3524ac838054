/*
 * Numbers as people write them: with the separators of their own locale, or of another if the
 * number is unambiguous.
 */

/** A number in plain digits: the whole part and the decimals. */
export interface Decimal {
  whole: string;
  fraction: string;
}

export interface Separators {
  decimal: string;
  group: string;
}

/** The separators that a format uses. */
export function separatorsOf(format: Intl.NumberFormat): Separators {
  const parts = format.formatToParts(12_345_678.9);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { decimal: plainText(part("decimal")), group: plainText(part("group")) || " " };
}

/**
 * Text with plain digits, spaces and apostrophes, and without full-width and invisible characters,
 * so that every way to type a number looks alike.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** Unicode has the ten digits of each script side by side, starting with zero. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/**
 * Digits in groups of three, or of two before the last three as in India; all with one separator.
 */
const grouped =
  /^(?:\d+|[1-9]\d{0,2}([ '٬.,])\d{3}(?:\1\d{3})*|[1-9]\d?([ '٬.,])(?:\d\d\2)+\d{3})$/;

/** A dot or comma with three digits after it, which may be thousands or decimals. */
export const eitherWay = /^[1-9]\d{0,2}([.,])\d{3}$/;

interface Writing extends Separators {
  /** How many decimals the number may have. */
  decimals: number;
}

/**
 * Reads a number from plain text. Null if it isn't one; "ambiguous" if a single separator comes
 * before three digits and the writer's own format doesn't decide what it means.
 */
export function readDecimal(text: string, writing: Writing): Decimal | "ambiguous" | null {
  if (!/^[\d .,'٬٫]+$/.test(text)) return null;
  const mark = decimalMarkIn(text, writing);
  if (mark === "ambiguous") return mark;
  const at = mark === null ? text.length : text.lastIndexOf(mark);
  const whole = text.slice(0, at) || "0";
  const fraction = text.slice(at + 1);
  if (!grouped.test(whole) || !/^\d*$/.test(fraction)) return null;
  return { whole: whole.replace(/\D/g, ""), fraction };
}

/** The separator before the decimals of a number; null if it has none. */
function decimalMarkIn(text: string, { decimal, group, decimals }: Writing): string | null {
  if (text.includes("٫")) return "٫";
  const marks = text.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (!last) return null;
  const [, lone] = eitherWay.exec(text) ?? [];
  if (!lone) return marks.length === 1 || marks[0] !== last ? last : null;
  if (lone === decimal) return decimals >= 3 ? lone : "ambiguous";
  return lone === group && decimals < 3 ? null : "ambiguous";
}
