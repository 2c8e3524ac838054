import { isBlank } from "./text.ts";

/** Characters that need quotes in a list. */
const needsQuotes = /[;,"]|:::|^\s|\s$/;

/** A quoted name: from the start of a tag to its end, with quotes inside it doubled. */
const quotedName = /(^|[;,]|:::)\s*"((?:[^"]|"")*)"\s*(?=[;,]|:::|$)/g;

const separators = [";", " ::: ", ","];

/** Tags as one cell of a file: `vip; "Sydney, NSW"`. `splitTags` reads it back. */
export function joinTags(names: string[]): string {
  return names
    .map((name) => (needsQuotes.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .join("; ");
}

/**
 * The tags in a cell: split at semicolons if there are any, otherwise at " ::: ", otherwise at
 * commas. Text in double quotes is one tag.
 */
export function splitTags(cell: string): string[] {
  // NUL stands for a quoted name; stored texts never contain it.
  const quoted: string[] = [];
  const masked = cell.replaceAll("\0", "").replace(quotedName, (_all, before, name: string) => {
    quoted.push(name.replaceAll('""', '"'));
    return `${before}\0`;
  });
  const separator = separators.find((sign) => masked.includes(sign)) ?? ",";
  const tags = masked
    .split(separator)
    .map((tag) => tag.trim().replace("\0", () => quoted.shift() ?? ""));
  return tags.filter((tag) => !isBlank(tag));
}

/**
 * The groups in a cell of Google's Labels: joined by " ::: ", without the one that everybody is in.
 * Groups that Google has made, such as friends, start with a star. Any other cell is read as tags.
 */
export function splitGroups(cell: string): string[] {
  if (!/^\* | ::: /.test(cell)) return splitTags(cell);
  return cell
    .split(" ::: ")
    .map((group) => group.trim().replace(/^\*\s+/, ""))
    .filter((group) => !isBlank(group) && !/^my ?contacts$/i.test(group));
}
