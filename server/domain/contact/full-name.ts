import { isFamilyFirst, type Named } from "./contact.ts";

/** What may follow a comma without being a first name. */
const suffix = /^(jr|sr|ii|iii|iv|esq|phd|md|dds|cpa|mba)$/;

/**
 * Splits a full name: the last word is the last name, "Lovelace, Ada" is reversed, and a single
 * word is a first name. Chinese, Japanese and Korean names begin with the last name.
 */
export function splitFullName(fullName: string): Named {
  const [name = "", after, ...more] = fullName.split(",").map((part) => part.trim());
  const hasSuffix = suffix.test(after?.replaceAll(".", "").toLowerCase() ?? "");
  if (name && after && !hasSuffix && more.length === 0) return { firstName: after, lastName: name };
  const [, first = fullName.trim(), last] = /^(.*\S)\s+(\S+)$/su.exec(name) ?? [];
  if (!last) return { firstName: first || null, lastName: null };
  const [, family = "", given = ""] = /^(\S+)\s+(.*)$/su.exec(name) ?? [];
  const familyFirst = { firstName: given, lastName: family };
  if (isFamilyFirst(familyFirst)) return familyFirst;
  return { firstName: first, lastName: [last, after, ...more].filter(Boolean).join(", ") };
}
