// @ts-check
import { quoted } from "./tokens.mjs";

/*
 * D1 exports a line break as the two characters \n, which are replaced when the row is inserted. A
 * text that has both, such as a Windows path above a line break, would come back changed: the rows
 * with such a text are written again, exactly.
 */

/**
 * @typedef {import("./database.mjs").Database} Database
 * @typedef {import("./database.mjs").Row} Row
 */

/**
 * The export with every text exact. Throws an Error if it differs from the database in one of these
 * rows.
 * @param {string} sql
 * @param {Database} database
 * @returns {Promise<string>}
 */
export async function withExactTexts(sql, database) {
  let exact = sql;
  for (const row of await readAmbiguous(database)) {
    const exported = valuesOf(row, exportedText);
    if (!exact.includes(exported)) {
      throw new Error("The database was changed during the backup. Run the command again.");
    }
    exact = exact.replace(exported, () => valuesOf(row, quoted));
  }
  return exact;
}

/**
 * The rows with such a text, each with the columns that an export has: all but the generated ones.
 * @param {Database} database
 * @returns {Promise<Row[]>}
 */
async function readAmbiguous(database) {
  const [columns = []] = await database.query(
    `select tables.name as "table", info.name as "column", lower(info.type) = 'text' as "isText"
      from sqlite_schema as tables, pragma_table_info(tables.name) as info
      where tables.type = 'table' and tables.name not glob 'sqlite_*' and tables.name not glob '_cf_*'
      order by tables.name, info.cid`,
  );
  /** @type {Map<string, { names: string[], either: string[] }>} */
  const tables = new Map();
  for (const { table, column, isText } of columns) {
    const { names, either } = tables.get(String(table)) ?? { names: [], either: [] };
    const both = `(instr("${column}", '\\n') and instr("${column}", char(10))
      or instr("${column}", '\\r') and instr("${column}", char(13)))`;
    tables.set(String(table), {
      names: [...names, `"${column}"`],
      either: isText ? [...either, both] : either,
    });
  }
  const selects = Array.from(tables).flatMap(([table, { names, either }]) =>
    either.length > 0
      ? [`select ${names.join()} from "${table}" where ${either.join(" or ")}`]
      : [],
  );
  return (await database.query(selects.join("; "))).flat();
}

/**
 * A row's values as an INSERT has them.
 * @param {Row} row
 * @param {(text: string) => string} textOf
 */
function valuesOf(row, textOf) {
  const cells = Object.values(row).map((cell) => {
    if (cell === null) return "NULL";
    return typeof cell === "string" ? textOf(cell) : String(cell);
  });
  return `VALUES(${cells.join(",")})`;
}

/** A text as D1 exports it. @param {string} text */
function exportedText(text) {
  const plain = quoted(text.replaceAll("\n", "\\n").replaceAll("\r", "\\r"));
  const returns = text.includes("\r") ? `replace(${plain},'\\r',char(13))` : plain;
  return text.includes("\n") ? `replace(${returns},'\\n',char(10))` : returns;
}
