/*
 * Spreadsheets compute cells of a CSV file that begin like a formula, and a formula can send what is
 * beside it to a stranger. An apostrophe before such a text makes it harmless; reading it back takes
 * exactly that apostrophe away.
 */

/** What a formula begins with, also after apostrophes, so that no two texts are written alike. */
const formulaLike = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Phone numbers and other digits, which compute nothing but a number. */
const onlyDigits = /^[+\d\s().,/-]*$/;

/** A text as a cell that no spreadsheet computes. */
export function harmlessCell(text: string): string {
  return formulaLike.test(text) && !onlyDigits.test(text) ? `'${text}` : text;
}

/** The text of a cell that `harmlessCell` wrote. */
export function textOfHarmlessCell(cell: string): string {
  return cell.startsWith("'") && formulaLike.test(cell) ? cell.slice(1) : cell;
}
