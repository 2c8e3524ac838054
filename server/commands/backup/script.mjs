// @ts-check
import { parentsFirst } from "./dump.mjs";
import { quoted, tokensOf } from "./tokens.mjs";

/** D1 accepts statements of up to 100,000 bytes. */
const longestStatement = 90_000;
const longestText = 4_000;
/** Holds the pieces of long texts while a backup is loaded. */
const pieces = "restored_pieces";

/**
 * The script that restores a backup in one transaction: it drops what exists, recreates the tables,
 * inserts their rows, and only then creates the triggers, which would otherwise count the rows a
 * second time.
 * @param {import("./dump.mjs").Dump} dump
 * @param {import("./database.mjs").SchemaObject[]} present what the database has
 * @returns {string}
 */
export function restoreScript(dump, present) {
  const order = parentsFirst(dump.tables);
  const rows = order.flatMap((name) => dump.rows.get(name) ?? []);
  const statements = [
    "PRAGMA defer_foreign_keys = true",
    ...drops(present),
    ...order.map((name) => dump.tables.get(name) ?? ""),
    `CREATE TABLE ${pieces} (text_id INTEGER, piece INTEGER, content TEXT)`,
    ...shortStatements(rows),
    `DROP TABLE ${pieces}`,
    "DELETE FROM sqlite_sequence",
    ...dump.sequence,
    ...dump.rest,
  ];
  return `${statements.join(";\n")};\n`;
}

/** @param {import("./database.mjs").SchemaObject[]} present */
function drops(present) {
  /** @param {string} type */
  const namesOf = (type) => present.filter((each) => each.type === type).map(({ name }) => name);
  const tables = present.filter(({ type }) => type === "table");
  const children = parentsFirst(new Map(tables.map(({ name, sql }) => [name, sql]))).toReversed();
  return [
    ...namesOf("trigger").map((name) => `DROP TRIGGER "${name}"`),
    ...namesOf("view").map((name) => `DROP VIEW "${name}"`),
    ...children.map((name) => `DROP TABLE "${name}"`),
  ];
}

/**
 * The same rows in statements that D1 accepts and wrangler passes on unchanged.
 * @param {string[]} statements
 */
function shortStatements(statements) {
  let texts = 0;
  return statements.flatMap((statement) => {
    const isLong = Buffer.byteLength(statement) > longestStatement;
    // Wrangler looks for these words in texts too, and would remove them.
    if (!isLong && !statement.includes("BEGIN TRANSACTION")) return statement;
    /** @type {string[]} */
    const before = [];
    const rewritten = literalsOf(statement).map((literal) => {
      if (!literal.startsWith("'")) return literal;
      if (!isLong || literal.length <= longestText) return plainWords(literal);
      texts += 1;
      before.push(...piecesOf(texts, literal));
      return `(SELECT group_concat(content, '' ORDER BY piece) FROM ${pieces} WHERE text_id = ${texts})`;
    });
    return [...before, rewritten.join("")];
  });
}

/**
 * The tokens of a statement; a text with doubled quotes is one token.
 * @param {string} statement
 */
function literalsOf(statement) {
  /** @type {string[]} */
  const literals = [];
  for (const token of tokensOf(statement)) {
    const last = literals.at(-1);
    if (last?.startsWith("'") && token.startsWith("'"))
      literals[literals.length - 1] = last + token;
    else literals.push(token);
  }
  return literals;
}

/** @param {string} literal */
function textOf(literal) {
  return literal.slice(1, -1).replaceAll("''", "'");
}

/** @param {string} literal */
function plainWords(literal) {
  if (!literal.includes("BEGIN TRANSACTION")) return literal;
  return `CAST(X'${Buffer.from(textOf(literal)).toString("hex")}' AS TEXT)`;
}

/** @param {number} id @param {string} literal */
function piecesOf(id, literal) {
  const characters = Array.from(textOf(literal));
  /** @type {string[]} */
  const inserts = [];
  for (let from = 0; from < characters.length; from += longestText) {
    const content = quoted(characters.slice(from, from + longestText).join(""));
    inserts.push(`INSERT INTO ${pieces} VALUES(${id},${from},${plainWords(content)})`);
  }
  return inserts;
}
