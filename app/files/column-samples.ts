import { saysNothing } from "#domain/contact/row-cells.ts";
import { currencyIn } from "#domain/deal/written-money.ts";
import type { FileColumn } from "#domain/import/draft.ts";
import { type DayOrder, dayOrderAmong, isTwoWayDate, ownOrder } from "#domain/written-day.ts";
import type { Table } from "./people-table.ts";

const mostSamples = 3;
const longestSample = 80;
const longestHeader = 200;

/**
 * What a table says of each of its columns: where it should go and why, and its first few values. Its records are
 * added one after another.
 */
export function columnDescription(
  { columns, grounds }: Pick<Table, "columns" | "grounds">,
  { ofDeals }: { ofDeals: boolean },
) {
  const valueAt = columns.findIndex(({ field }) => field === "dealValue");
  const tallies = columns.map(({ field }) => new ColumnTally(ofDeals, field === "dealCurrency"));
  return {
    add({ cells }: { cells: string[] }): void {
      for (const [index, tally] of tallies.entries()) {
        const value = cells[index]?.trim();
        if (value) tally.add(value);
        if (tally.isCurrency) tally.addBeside(value ?? "", cells[valueAt]?.trim() ?? "");
      }
    },
    columns(): FileColumn[] {
      return columns.map((column, index) => ({
        suggested: { ...column, name: column.name.slice(0, longestHeader) },
        ground: grounds[index] ?? "none",
        ...(tallies[index] ?? new ColumnTally(ofDeals, false)).found(),
      }));
    },
  };
}

/** As many values show what a column holds. */
const mostSampled = 200;

/** More different values aren't listed: what is asked about has fewer. */
const mostDifferent = 40;

/** What the values of a column say so far. */
class ColumnTally {
  readonly isCurrency: boolean;
  readonly #ofDeals: boolean;
  #count = 0;
  readonly #samples = new Set<string>();
  /** A date that could be read two ways, and the orders that others show. */
  #twoWay: string | undefined;
  readonly #orders = new Set<DayOrder | null>();
  readonly #different = new Set<string>();
  #bare: string | undefined;
  #bareBeside: string | undefined;

  constructor(ofDeals: boolean, isCurrency: boolean) {
    this.#ofDeals = ofDeals;
    this.isCurrency = isCurrency;
  }

  /** Adds a value that isn't empty. */
  add(value: string): void {
    if (this.#count < mostSampled && this.#samples.size < mostSamples) this.#samples.add(value);
    this.#count += 1;
    const order = ownOrder(value);
    if (order !== null) this.#orders.add(order);
    else if (this.#twoWay === undefined && isTwoWayDate(value)) this.#twoWay = value;
    if (!this.#ofDeals) return;
    if (this.#different.size <= mostDifferent) this.#different.add(value);
    if (this.#bare === undefined && isBare(value)) this.#bare = value;
  }

  /** Adds an amount beside a value of a column of currencies. */
  addBeside(value: string, amount: string): void {
    const isEmpty = value === "" || saysNothing(value);
    if (this.#bareBeside === undefined && isEmpty && isBare(amount)) this.#bareBeside = amount;
  }

  found(): Omit<FileColumn, "suggested" | "ground"> {
    const sample = this.#twoWay;
    const isListed = this.#ofDeals && this.#different.size <= mostDifferent;
    return {
      samples: [...this.#samples].map(shortened),
      dates: sample === undefined ? null : { order: dayOrderAmong(this.#orders), sample },
      ...(isListed && { values: [...this.#different].map(shortened) }),
      ...(this.#bare !== undefined && { bare: shortened(this.#bare) }),
      ...(this.#bareBeside !== undefined && { bareBeside: shortened(this.#bareBeside) }),
    };
  }
}

function isBare(text: string): boolean {
  return /[1-9]/.test(text) && currencyIn(text, "") === null;
}

function shortened(text: string): string {
  return text.length > longestSample ? `${text.slice(0, longestSample)}…` : text;
}
