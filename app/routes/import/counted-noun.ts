import { formatCount } from "#app/format.ts";
import type { AlsoAdded } from "#domain/import/draft.ts";
import { type ImportNoun, importNounWords } from "#domain/import/noun.ts";

/** "1 company", "1,200 contacts". */
export function countedNoun(count: number, noun: ImportNoun, reading: { locale: string }): string {
  const { one, many } = importNounWords[noun];
  return count === 1 ? `1 ${one}` : `${formatCount(count, reading)} ${many}`;
}

/** "This also adds 2 contacts, 1 company and 1 category. "; empty for nothing. */
export function alsoText(
  { contacts, companies, categories = 0 }: AlsoAdded,
  verb: string,
  reading: { locale: string },
): string {
  const counted = [
    ...(contacts > 0 ? [countedNoun(contacts, "contact", reading)] : []),
    ...(companies > 0 ? [countedNoun(companies, "company", reading)] : []),
    ...(categories > 0
      ? [`${formatCount(categories, reading)} ${categories === 1 ? "category" : "categories"}`]
      : []),
  ];
  const list = [counted.slice(0, -1).join(", "), counted.at(-1)].filter(Boolean);
  return counted.length === 0 ? "" : `${verb} ${list.join(" and ")}. `;
}
