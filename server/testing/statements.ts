import type { D1 } from "../db/meter.ts";

/** D1's limits for a statement; the local database enforces only some of them. */
const limits = { parameters: 100, bytes: 100_000, arguments: 32, compound: 5, value: 2_000_000 };

function withoutTexts(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'/g, "''").replace(/"[^"]*"|`[^`]*`/g, "name");
}

/** The most arguments of any function call in a statement. */
function mostArguments(sql: string): number {
  const open: { call: boolean; commas: number; empty: boolean }[] = [];
  let most = 0;
  for (let index = 0; index < sql.length; index += 1) {
    const character = sql.charAt(index);
    const top = open.at(-1);
    if (character === "(") {
      if (top) top.empty = false;
      // A function's name comes straight before its bracket; a table or keyword is followed by a
      // space.
      const call = /\w/.test(sql[index - 1] ?? "");
      open.push({ call, commas: 0, empty: true });
    } else if (character === ")") {
      const closed = open.pop();
      if (closed?.call && !closed.empty) most = Math.max(most, closed.commas + 1);
    } else if (top) {
      if (character === ",") top.commas += 1;
      if (character.trim() !== "") top.empty = false;
    }
  }
  return most;
}

/** The most SELECTs in a compound one of a statement; one in brackets is separate. */
function mostTerms(sql: string): number {
  const open = [1];
  let most = 1;
  for (const [token] of sql.matchAll(/[()]|\b(?:union|intersect|except)\b/gi)) {
    if (token === "(") open.push(1);
    else if (token === ")") open.pop();
    else {
      const terms = (open.pop() ?? 0) + 1;
      open.push(terms);
      most = Math.max(most, terms);
    }
  }
  return most;
}

/** What D1, or we, would refuse about a statement and its bound values. */
export function faultsOf(sql: string, values: readonly unknown[]): string[] {
  const plain = withoutTexts(sql);
  const terms = mostTerms(plain);
  const longest = Math.max(
    0,
    ...values.map((value) =>
      typeof value === "string" ? new TextEncoder().encode(value).byteLength : 0,
    ),
  );
  const faults = [
    values.length > limits.parameters && `${values.length} bound parameters`,
    new TextEncoder().encode(sql).byteLength > limits.bytes && `${sql.length} characters`,
    mostArguments(plain) > limits.arguments && `${mostArguments(plain)} arguments of a function`,
    /\b(like|glob)\b/i.test(plain) && "a LIKE",
    terms > limits.compound && `${terms} terms of a compound SELECT`,
    longest > limits.value && `a bound text of ${longest} bytes`,
    values.some((value) => value === undefined) && "undefined is bound",
  ];
  return faults.filter((fault) => fault !== false);
}

interface Watched {
  d1: D1;
  /** How many statements were prepared. */
  prepared: () => number;
  /** Faults found so far, each with its statement. */
  faults: string[];
}

/** The same database; every statement that is bound is checked. */
export function watched(d1: D1): Watched {
  const faults: string[] = [];
  let prepared = 0;
  function judge(sql: string, values: readonly unknown[]): void {
    prepared += 1;
    faults.push(...faultsOf(sql, values).map((fault) => `${fault}: ${sql}`));
  }
  return {
    faults,
    prepared: () => prepared,
    d1: {
      batch: (statements) => d1.batch(statements),
      prepare: (sql) => {
        const statement = d1.prepare(sql);
        const bind = statement.bind.bind(statement);
        judge(sql, []);
        statement.bind = (...values) => {
          judge(sql, values);
          return bind(...values);
        };
        return statement;
      },
    },
  };
}
