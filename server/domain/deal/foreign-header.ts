import { lettersOf } from "../fold.ts";
import { dealWords, type HeaderField } from "./header-words.ts";

/* What the headers of deals in other languages mean. */

/** What a header means. */
export interface ForeignHeader {
  field: HeaderField;
  /** Whether it only has this meaning if no other column has it. */
  isVague: boolean;
  /** Whether it says that it is of a deal, and of nothing else. */
  isOfDeal: boolean;
}

/** The name of a deal, or of its contact; the latter may also be a colleague. */
const vagueWords = {
  dealTitle: "nom|nombre|nome|naam|namn|navn|nazwa|nazev|jméno|nimi|名前",
  dealPeople: "担当者|担当者名",
} as const;

/** Titles that nothing but a deal has. */
const ownTitles =
  "verkaufschance|opportunité|oportunidad|trattativa|opportunità|oportunidade|negociação|verkoopkans|szansa sprzedaży|affärsmöjlighet|salgsmulighed|salgsmulighet|myyntimahdollisuus|obchodní případ|商談|商談名|案件名|取引名|商机|商機";

/** What is before " - " in a column of deals. */
const nouns =
  "deal|deals|geschäft|verkaufschance|affaire|opportunité|transaction|trato|negocio|oportunidad|affare|trattativa|opportunità|negócio|oportunidade|negociação|verkoopkans|szansa sprzedaży|transakcja|affär|salgsmulighed|salgsmulighet|avtale|kauppa|myyntimahdollisuus|obchod|příležitost|取引|商談|案件|交易|商机|商機";

/** "Of the deal", behind a word. */
const behind =
  "des deals|des geschäfts|der verkaufschance|de la transaction|de l'affaire|de l'opportunité|du deal|del negocio|del trato|de la oportunidad|della trattativa|dell'opportunità|dell'affare|do negócio|da oportunidade|da negociação|do deal|van de deal|van deal|van de verkoopkans|transakcji|szansy sprzedaży|obchodu|příležitosti|obchodního případu";

/** "The deal's", before a word. */
const before =
  "deal|geschäfts|affärs|kaupan|myyntimahdollisuuden|取引|商談|案件|交易|商机|商機|salgsmulighedens|salgsmulighetens";

/** "Expected", with a date or an amount. */
const expected =
  "voraussichtliches|voraussichtlicher|erwartetes|erwarteter|geplantes|geplanter|geschätzter|prévue|estimée|estimé|prevista|previsto|esperada|estimada|estimado|verwachte|geschatte|przewidywana|oczekiwana|planowana|planowane|förväntat|beräknat|forventet|odotettu|arvioitu|očekávané|předpokládané|見込|预计|預計";

/** "On", behind what was done. */
const on = {
  words: /(?:am|le|el|il|em|op|den|dne)$/,
  fields: ["dealClosed", "dealAdded"] satisfies HeaderField[],
};

const lettersIn = (words: string) => words.split("|").map(lettersOf);
const titles = new Set(lettersIn(ownTitles));
const prefixes = new Set(lettersIn(nouns));
const ofDeal = new RegExp(
  `^(?:${lettersIn(before).join("|")})|(?:${lettersIn(behind).join("|")})$`,
  "u",
);
const isExpected = {
  words: new RegExp(lettersIn(expected).join("|"), "u"),
  fields: ["dealExpected", "dealValue"] satisfies HeaderField[],
};

/** The fields of words, and whether they are vague, by their letters. */
let meanings: Map<string, Omit<ForeignHeader, "isOfDeal">> | undefined;

function meaningOf(letters: string) {
  const entries = (words: Partial<Record<string, string>>, isVague: boolean) =>
    Object.entries(words).flatMap(([field, list]) =>
      lettersIn(list ?? "").map(
        (word) => [word, { field: field as HeaderField, isVague }] as const,
      ),
    );
  meanings ??= new Map([
    ...entries(vagueWords, true),
    ...dealWords.flatMap((words) => entries(words, false)),
  ]);
  return meanings.get(letters);
}

/** What a word means that has one of others beside it. */
function beside(letters: string, { words, fields }: { words: RegExp; fields: HeaderField[] }) {
  const found = meaningOf(letters.replace(words, ""));
  return found && fields.includes(found.field) ? found : undefined;
}

/** What a header of deals in another language means; null for one that isn't known, or is of something else. */
export function foreignHeader(header: string): ForeignHeader | null {
  const [, prefix, rest] = /^\s*([\p{L} ]+?)\s+-\s+(.+)$/u.exec(header) ?? [];
  if (prefix && !prefixes.has(lettersOf(prefix))) return null;
  const letters = lettersOf(rest ?? header);
  const own = letters.replace(ofDeal, "");
  const isOfDeal = prefix !== undefined || own !== letters;
  const found = meaningOf(letters) ?? beside(letters, isExpected) ?? beside(letters, on);
  if (found) return { ...found, isOfDeal: titles.has(letters) || prefix !== undefined };
  const part = meaningOf(own);
  return part && isOfDeal ? { ...part, isVague: false, isOfDeal } : null;
}
