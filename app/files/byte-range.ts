import type { OpenFile } from "#server/services/file/open.ts";

type ByteRange = NonNullable<Parameters<OpenFile["read"]>[0]>;

/**
 * The bytes that a Range header asks for (RFC 9110): null for all of them, also if it asks for several
 * ranges or can't be read; "unsatisfiable" if there are no such bytes.
 */
export function rangeIn(header: string | null, size: number): ByteRange | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return null;
  const first = from === "" ? Math.max(size - Number(to), 0) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && from !== "" && Number(to) < Number(from)) return null;
  if (first > last) return "unsatisfiable";
  return { offset: first, length: last - first + 1 };
}
