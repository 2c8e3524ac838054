// @ts-check

/** @typedef {import("./bench-visitor.mjs").Visitor} Visitor */
/** @typedef {import("./bench-pages.mjs").BenchPage} BenchPage */
/** @typedef {Awaited<ReturnType<Visitor["time"]>>} Sample */

const warmUps = 3;
const requests = 21;

/**
 * How long the same pages of several workspaces take, and what they cost, as rows of a table. The
 * ratios compare to the first workspace.
 * @param {Visitor[]} visitors
 * @param {(visitor: Visitor) => Promise<BenchPage[]>} pagesOf
 * @returns {AsyncGenerator<string[]>}
 */
export async function* timesOf(visitors, pagesOf) {
  const workspaces = [];
  for (const visitor of visitors) workspaces.push({ visitor, pages: await pagesOf(visitor) });
  yield headOf(visitors);
  for (const [index, { name }] of workspaces[0]?.pages.entries() ?? []) {
    const asked = workspaces.flatMap(({ visitor, pages }) => {
      const page = pages[index];
      return page ? [{ visitor, page }] : [];
    });
    const samples = await inTurn(
      asked.map(
        ({ visitor, page }) =>
          () =>
            visitor.time(page.path),
      ),
    );
    const budgets = asked.map(({ page }) => page.budget);
    yield [name, ...cellsOf(samples, budgets)];
  }
}

/** @param {Visitor[]} visitors */
function headOf(visitors) {
  const named = visitors.map(({ size }) => size.toLocaleString("en"));
  const times = named.flatMap((size) => [`${size}: ms`, "kB", "trips", "rows", "budget"]);
  return ["page", ...times, ...named.slice(1).map((size) => `x at ${size}`)];
}

/**
 * Does the same to each workspace in turn, forwards and backwards, so that other load on the
 * machine affects them equally.
 * @template Taken
 * @param {(() => Promise<Taken>)[]} askings
 */
export async function inTurn(askings) {
  /** @type {Taken[][]} */
  const samples = askings.map(() => []);
  for (let turn = 0; turn < warmUps + requests; turn += 1) {
    const order = [...askings.entries()];
    for (const [workspace, ask] of turn % 2 === 0 ? order : order.reverse()) {
      const sample = await ask();
      if (turn >= warmUps) samples[workspace]?.push(sample);
    }
  }
  return samples;
}

/** @param {Sample[][]} samples @param {(number | null)[]} budgets */
function cellsOf(samples, budgets) {
  const cells = samples.flatMap((each, workspace) => {
    const middle = (/** @type {"milliseconds" | "bytes" | "queries" | "read"} */ what) =>
      median(each.map((sample) => sample[what]));
    return [
      middle("milliseconds").toFixed(1),
      (middle("bytes") / 1_000).toFixed(0),
      String(middle("queries")),
      middle("read").toLocaleString("en"),
      budgets[workspace]?.toLocaleString("en") ?? "",
    ];
  });
  const [first = [], ...others] = samples;
  return [...cells, ...others.map((each) => ratioOf(each, first).toFixed(2))];
}

/**
 * The median ratio of two workspaces' times, each measured in the same turn.
 * @param {{ milliseconds: number }[]} samples
 * @param {{ milliseconds: number }[]} others
 */
export function ratioOf(samples, others) {
  return median(
    samples.map(
      ({ milliseconds }, turn) => milliseconds / (others[turn]?.milliseconds ?? Number.NaN),
    ),
  );
}

/** @param {number[]} values */
export function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
