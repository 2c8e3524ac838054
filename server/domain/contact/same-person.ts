import type { Likeness } from "../duplicate.ts";
import { fold } from "../fold.ts";
import { fullName, type Named } from "./contact.ts";

/**
 * Whether a row's name can be that of a person who is known with the same email or phone, or the same name
 * and company. A name that is missing agrees with any, and one with more words with one that has some of
 * them. With the same email first names are enough, since people marry. A phone may be a family's, and that
 * of somebody without a name a company's.
 */
export function namesAgree(by: Likeness, row: Named, known: Named): boolean {
  if (by === "name" || isNameless(row) || sameName(row, known)) return true;
  if (isNameless(known)) return by === "email";
  if (!partsAgree(row.firstName, known.firstName)) return false;
  const firstNamesTell = by === "email" && row.firstName !== null && known.firstName !== null;
  return firstNamesTell || partsAgree(row.lastName, known.lastName);
}

function isNameless(named: Named): boolean {
  return wordsOf(fullName(named)).length === 0;
}

/** Whether two names have the same words. */
export function sameName(one: Named, other: Named): boolean {
  const [words, others] = [wordsOf(fullName(one)), wordsOf(fullName(other))];
  return words.length === others.length && words.every((word) => others.includes(word));
}

function partsAgree(one: string | null, other: string | null): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  return (
    words.every((word) => others.includes(word)) || others.every((word) => words.includes(word))
  );
}

function wordsOf(name: string | null): string[] {
  return fold(name ?? "")
    .split(/\s+/)
    .filter(Boolean);
}

/** The candidates that have just the same name, or all of them if none has. */
export function bestNamed<Candidate extends Named>(
  candidates: readonly Candidate[],
  named: Named,
): readonly Candidate[] {
  const same = candidates.filter((candidate) => sameName(candidate, named));
  return same.length > 0 ? same : candidates;
}
