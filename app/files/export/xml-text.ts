const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * What XML can't hold, or would change (a carriage return), and the beginning of what looks like its
 * replacement.
 */
const unfit = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Cs}|_(?=x[\da-f]{4}_)/giu;

/** A text within a workbook's XML; what XML can't hold is written as _xHHHH_ (ECMA-376, 22.9.2.19). */
export function xmlText(text: string): string {
  return text.replace(unfit, escaped).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
