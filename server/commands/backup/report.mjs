// @ts-check

/** @param {string} message @returns {never} */
export function failWith(message) {
  console.error(message);
  process.exit(1);
}

/** @param {Map<string, number>} counts rows of each table */
export function printCounts(counts) {
  const rows = [...counts].filter(([, count]) => count > 0);
  console.table(Object.fromEntries(rows.map(([table, count]) => [table, { rows: count }])));
}
