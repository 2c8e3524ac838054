import { formatCount } from "#app/format.ts";
import { type ImportNoun, importNounWords } from "#domain/import/noun.ts";

/** "1 company", "1,200 contacts". */
export function countedNoun(count: number, noun: ImportNoun, reading: { locale: string }): string {
  const { one, many } = importNounWords[noun];
  return count === 1 ? `1 ${one}` : `${formatCount(count, reading)} ${many}`;
}
