import type { Param } from "./params.ts";

/** How each field of a query is written in the URL, in the URL's order. */
export type Params<Query> = { [Field in keyof Query]: Param<Query[Field]> };

interface QueryDeclaration<Query> {
  /** The path of the list. */
  path: string;
  params: Params<Query>;
  /** Fields that decide how rows are shown, not which. */
  display: readonly (keyof Query)[];
  /** What stays of a query when its filters are cleared. */
  keep?: (query: Query) => Partial<Query>;
  /** The same query, with fields that have no effect set to their defaults. */
  normalise?: (query: Query) => Query;
}

/** Reads a list's query from its URL and writes it back: `read(write(query))` is the same query. */
export interface QueryCodec<Query> {
  /** The path of the list. */
  path: string;
  read: (params: URLSearchParams) => Query;
  /** Leaves out defaults. */
  write: (query: Query) => URLSearchParams;
  /** The path and query string. */
  pathOf: (query: Query) => string;
  /** The first page of the same list without some of its filters. */
  without: (query: Query, ...fields: (keyof Query)[]) => Query;
  /** The same list without its filters. */
  cleared: (query: Query) => Query;
  /** Whether a filter is on. */
  isFiltered: (query: Query) => boolean;
  normalise: (query: Query) => Query;
}

export function defineQuery<Query extends { cursor: string | null }>({
  path,
  params,
  display,
  keep,
  normalise = (query) => query,
}: QueryDeclaration<Query>): QueryCodec<Query> {
  const fields = Object.keys(params) as (keyof Query)[];
  const filters = fields.filter((field) => !display.includes(field));

  function read(url: URLSearchParams): Query {
    const values = fields.map((field) => [
      field,
      params[field].read(url.getAll(params[field].name)),
    ]);
    return normalise(Object.fromEntries(values) as Query);
  }

  function textsOf(query: Query, field: keyof Query) {
    return params[field].write(query[field]);
  }

  function write(query: Query): URLSearchParams {
    const plain = normalise(query);
    const texts = fields.flatMap((field) =>
      textsOf(plain, field).map((text) => [params[field].name, String(text)]),
    );
    return new URLSearchParams(texts);
  }

  function pathOf(query: Query): string {
    const search = write(query);
    return search.size > 0 ? `${path}?${search}` : path;
  }

  function without(query: Query, ...dropped: (keyof Query)[]): Query {
    const defaults = read(new URLSearchParams());
    const cleared = Object.fromEntries(dropped.map((field) => [field, defaults[field]]));
    return { ...query, ...cleared, cursor: null };
  }

  return {
    path,
    read,
    write,
    pathOf,
    without,
    cleared: (query) => ({ ...read(new URLSearchParams()), ...keep?.(query) }),
    isFiltered: (query) => filters.some((field) => textsOf(normalise(query), field).length > 0),
    normalise,
  };
}
