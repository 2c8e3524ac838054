import { createCookie } from "react-router";
import { readColumns, writeColumns } from "../column-choice.ts";
import { columnNames } from "../list.ts";

const oneYear = 365 * 24 * 60 * 60;

/** The columns that a browser remembers for a list, used when its URL has none. */
export function rememberedColumns<Column extends string>(list: {
  nouns: { one: string };
  columns: Record<Column, unknown>;
}) {
  const cookie = createCookie(`kith_${list.nouns.one}_columns`, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
  return {
    read: async (request: Request): Promise<Column[] | null> => {
      const text: unknown = await cookie.parse(request.headers.get("cookie"));
      return readColumns(typeof text === "string" ? text : null, columnNames(list.columns));
    },
    /** The header that remembers these columns, or forgets the remembered ones. */
    write: (columns: readonly Column[] | null): Promise<string> =>
      columns
        ? cookie.serialize(writeColumns(columns), { maxAge: oneYear })
        : cookie.serialize("", { maxAge: 0 }),
  };
}
