import { fold } from "../fold.ts";
import { isFamilyFirst, type Named } from "./contact.ts";

/** A name in its parts; `title` is Mr, Dr and the like. */
export interface SplitName extends Named {
  title: string | null;
}

const titles = new Set(
  (
    "mr mrs ms miss mx master dr prof professor sir dame lord lady rev reverend hon fr " +
    "herr frau hr fr dipl ing m mme mlle me monsieur madame sr sra srta don dona dott sig " +
    "sigra dhr mevr mevrouw drs ir pan pani bay bayan"
  ).split(" "),
);

/** What may stand between the first and the last name, and belongs to the last. */
const particles = new Set(
  (
    "van von der den de la le du des del della di da dos das do ter ten te zu zum zur af av al el " +
    "bin ibn ben abu mac st y"
  ).split(" "),
);

/** What may follow the last name, and belongs to it. */
const suffixes = new Set("jr sr ii iii iv esq phd md dds cpa mba bsc msc".split(" "));

const companyForm =
  /[\s,](?:inc|llc|llp|ltd|limited|plc|corp|gmbh|ag|kg|ohg|ug|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|pty|oy|ab|aps|a\/s|kft|sp\. z o\. ?o)\.?$/i;

function plain(word: string): string {
  return fold(word).replace(/\./g, "");
}

/** Whether a text is only Mr, Mrs, Prof. Dr. and the like. */
export function isTitle(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.every((word) => titles.has(plain(word)));
}

/** Whether a text ends as the name of a company does: "Acme, Inc.". */
export function isCompanyName(text: string): boolean {
  return companyForm.test(text.trim());
}

/**
 * Splits a full name: the last word is the last name, with "van der" and the like before it and "Jr."
 * behind it; "Lovelace, Ada" is reversed, a single word is a first name, and after "Mr." a last name.
 * Chinese, Japanese and Korean names begin with the last name.
 */
export function splitFullName(fullName: string): SplitName {
  const { title, rest } = withoutTitle(fullName.trim());
  const named = splitPlainName(rest);
  const isLast = title !== null && named.lastName === null;
  return isLast ? { title, firstName: null, lastName: named.firstName } : { title, ...named };
}

/** A name without the titles before it, unless it is nothing else. */
function withoutTitle(name: string): { title: string | null; rest: string } {
  const words = name.split(/\s+/);
  const count = words.findIndex((word) => !isTitleBefore(word));
  if (count < 1) return { title: null, rest: name };
  return { title: words.slice(0, count).join(" "), rest: words.slice(count).join(" ") };
}

/** "M" and "Don" are also names: short titles need their dot. */
function isTitleBefore(word: string): boolean {
  if (!titles.has(plain(word))) return false;
  return (
    word.endsWith(".") ||
    /^(?:mrs?|ms|dr|prof|professor|herr|frau|mme|mlle|sir|dame|miss)$/i.test(word)
  );
}

function splitPlainName(fullName: string): Named {
  const [name = "", after, ...more] = fullName.split(",").map((part) => part.trim());
  const hasSuffix = after !== undefined && suffixes.has(plain(after));
  if (name && after && !hasSuffix && more.length === 0) return { firstName: after, lastName: name };
  const words = name.split(/\s+/);
  const start = lastNameStart(words);
  if (start < 1) return { firstName: (name && !after ? fullName : name) || null, lastName: null };
  const [, family = "", given = ""] = /^(\S+)\s+(.*)$/su.exec(name) ?? [];
  const familyFirst = { firstName: given, lastName: family };
  if (isFamilyFirst(familyFirst)) return familyFirst;
  const [, first = "", last = ""] =
    new RegExp(`^(.*\\S)\\s+((?:\\S+\\s+){${words.length - start - 1}}\\S+)$`, "su").exec(name) ??
    [];
  return { firstName: first, lastName: [last, after, ...more].filter(Boolean).join(", ") };
}

/** The index of the word with which the last name begins; 0 or less if there is only one name. */
function lastNameStart(words: string[]): number {
  const last = words.length - 1;
  const base = last > 1 && suffixes.has(plain(words[last] ?? "")) ? last - 1 : last;
  const before = words.slice(1, base).findIndex((_, index) => {
    const between = words.slice(index + 1, base);
    return between.length > 0 && between.every((word) => particles.has(plain(word)));
  });
  return before === -1 ? base : before + 1;
}
