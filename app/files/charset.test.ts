import { expect, test } from "vitest";
import { type Charset, guessCharset } from "./charset.ts";

/** Names as an address book has them, in encodings of one byte a letter. */
const names: [Charset, string][] = [
  ["windows-1252", "Zoë;Ångström\nJosé;García\nJürgen;Müller\nFrançois;Lefèvre"],
  ["windows-1252", "Name;Notes\nAnn;costs 5 € – “sale”"],
  ["windows-1250", "Łukasz;Wiśniewski\nŽofie;Dvořáková\nMłynarczyk;Świątek"],
  ["iso-8859-2", "Łukasz;Wiśniewski\nŽofie;Dvořáková"],
  ["windows-1251", "Иван;Петров\nОльга;Сидорова"],
  ["koi8-r", "Иван;Петров\nОльга;Сидорова"],
  ["windows-1253", "Γιώργος;Παπαδόπουλος\nΜαρία;Νικολάου"],
  ["windows-1254", "Ayşe;Yılmaz\nMehmet;Şahin\nGülşah;Öztürk\nİbrahim;Doğan"],
  ["windows-1255", "דוד;כהן\nשרה;לוי"],
  ["windows-1256", "محمد;أحمد\nفاطمة;علي"],
  ["macintosh", "Jürgen;Müller\nAndré;Gonçalves"],
];

test.each(names)("a file in %s is found by its names: %s", (charset, text) => {
  expect(guessCharset(encoded(text, charset))).toBe(charset);
});

/** Names in East Asian encodings, whose bytes can't be found by decoding each byte. */
const pairs: [Charset, string, number[]][] = [
  ["shift_jis", "山田,太郎", [0x8e, 0x52, 0x93, 0x63, 0x2c, 0x91, 0xbe, 0x98, 0x59]],
  ["shift_jis", "すずき", [0x82, 0xb7, 0x82, 0xb8, 0x82, 0xab]],
  ["gb18030", "王伟,北京", [0xcd, 0xf5, 0xce, 0xb0, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9]],
  ["euc-kr", "김민수,서울", [0xb1, 0xe8, 0xb9, 0xce, 0xbc, 0xf6, 0x2c, 0xbc, 0xad, 0xbf, 0xef]],
  ["big5", "陳大文", [0xb3, 0xaf, 0xa4, 0x6a, 0xa4, 0xe5]],
];

test.each(pairs)("a file in %s is found by its names: %s", (charset, text, bytes) => {
  const file = Uint8Array.from(bytes);
  expect(new TextDecoder(charset).decode(file)).toBe(text);
  expect(guessCharset(file)).toBe(charset);
});

test("a file whose lines end with a return alone comes from an old Mac", () => {
  expect(guessCharset(encoded("Jörg\rKöhler\r", "macintosh"))).toBe("macintosh");
});

/** A text in an encoding of one byte a letter. */
function encoded(text: string, charset: Charset): Uint8Array {
  const decoder = new TextDecoder(charset);
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => {
    const byte = byteOf.get(letter);
    if (byte === undefined) throw new Error(`${charset} has no ${letter}.`);
    return byte;
  });
}
