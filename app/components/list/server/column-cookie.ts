import { createCookie } from "react-router";
import { readColumns, writeColumns } from "../column-choice.ts";
import { columnNames } from "../list.ts";

const oneYear = 365 * 24 * 60 * 60;

/** What a browser remembers of the columns of a list, for when it is opened without any in its URL. */
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
    /** The header that keeps these columns, or forgets those that were kept. */
    write: (columns: readonly Column[] | null): Promise<string> =>
      columns
        ? cookie.serialize(writeColumns(columns), { maxAge: oneYear })
        : cookie.serialize("", { maxAge: 0 }),
  };
}
