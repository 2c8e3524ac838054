import fc from "fast-check";
import type { Known } from "./reach.ts";

/*
 * Inputs in which the ids of somebody's own records are swapped for those of a victim. A field says by its name what
 * its ids are of: `stageId` of stages; `id`, `ids`, `keep` and `lose` of the noun that the procedure is of.
 */

/** What the ids in a field are of; undefined for a field that has none. */
function nounOf(name: string, noun: string, { idsOf }: Known): string | undefined {
  if (/^(id|ids|keep|lose)$/.test(name)) return noun;
  const own = name.replace(/Ids?$/, "");
  return own !== name || own in idsOf ? own : undefined;
}

/** The ids in an input, and what each is of. */
export function idsIn(input: unknown, noun: string, known: Known, name = ""): [string, number][] {
  if (Array.isArray(input)) return input.flatMap((each) => idsIn(each, noun, known, name));
  if (typeof input === "object" && input !== null) {
    return Object.entries(input).flatMap(([key, each]) => idsIn(each, noun, known, key));
  }
  const own = nounOf(name, noun, known);
  return typeof input === "number" && own !== undefined ? [[own, input]] : [];
}

/** Whether an input has an id of one of the victim's rows where it is one. */
export function holdsTheirs(input: unknown, noun: string, known: Known): boolean {
  return idsIn(input, noun, known).some(([own, id]) => known.idsOf[own]?.includes(id));
}

interface Swapping {
  noun: string;
  known: Known;
  /** Whether all ids are swapped, or only some. */
  all: boolean;
}

/** An input with ids, and keys of operations, that are the victim's. */
export function swapped(input: unknown, swapping: Swapping, name = ""): fc.Arbitrary<unknown> {
  const { noun, known, all } = swapping;
  if (Array.isArray(input)) return fc.tuple(...input.map((each) => swapped(each, swapping, name)));
  if (typeof input === "object" && input !== null) {
    const fields = Object.entries(input).map(([key, each]) => [key, swapped(each, swapping, key)]);
    return fc.record(Object.fromEntries(fields)).map(withVersions);
  }
  const same = fc.constant(input);
  if (name === "operation") return fc.oneof(fc.constantFrom(...known.texts), same);
  const theirs = known.idsOf[nounOf(name, noun, known) ?? ""] ?? [];
  if (typeof input !== "number" || theirs.length === 0) return same;
  return all ? fc.constantFrom(...theirs) : fc.oneof(fc.constantFrom(...theirs), same);
}

/** Versions go by the ids of the records, which a merge names beside them. */
function withVersions(input: Record<string, unknown>): Record<string, unknown> {
  const { keep, lose, versions } = input;
  if (typeof versions !== "object" || !Array.isArray(lose)) return input;
  return { ...input, versions: Object.fromEntries([keep, ...lose].map((id) => [id, 1])) };
}
