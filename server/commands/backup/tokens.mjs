// @ts-check

/* Reads SQL as SQLite does, as far as is needed to separate statements and texts. */

const token =
  /'[^']*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[A-Za-z_]\w*|\d[\d.]*|\s+|[\s\S]/gy;

/** @param {string} sql */
export function tokensOf(sql) {
  return Array.from(sql.matchAll(token), ([text]) => text);
}

/** @param {string} text */
function isBlank(text) {
  return /^(\s|--|\/\*)/.test(text);
}

/**
 * The statements of a script, each without its semicolon. Texts may contain anything, and the body
 * of a trigger has semicolons of its own.
 * @param {string} sql
 * @returns {Generator<string>}
 */
export function* statementsOf(sql) {
  let from = 0;
  /** @type {string[]} */
  let words = [];
  for (const match of sql.matchAll(token)) {
    const text = match[0];
    if (isBlank(text)) {
      if (words.length === 0) from = match.index + text.length;
    } else if (text === ";" && isComplete(words)) {
      if (words.length > 0) yield sql.slice(from, match.index);
      from = match.index + 1;
      words = [];
    } else {
      // The first words identify a trigger, the last ones its end.
      if (words.length > 5) words.splice(3, 1);
      words.push(text.toUpperCase());
    }
  }
  if (words.length > 0) yield sql.slice(from).trimEnd();
}

/**
 * Whether a semicolon after these words ends the statement: a trigger ends with "; END".
 * @param {string[]} words the first words of the statement and its last ones
 */
function isComplete(words) {
  const isTrigger = /^CREATE (TEMP |TEMPORARY )?TRIGGER\b/.test(words.slice(0, 3).join(" "));
  return !isTrigger || words.slice(-2).join(" ") === "; END";
}

/** @param {string} text */
export function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
