import { createCookie } from "react-router";
import { readColumns, writeColumns } from "./column-choice.ts";

const oneYear = 365 * 24 * 60 * 60;

/** What a browser remembers of the columns of a list, for when it is opened without any in its URL. */
export function columnCookie<Name extends string>(list: string, names: readonly Name[]) {
  const cookie = createCookie(`kith_${list}_columns`, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
  });
  return {
    read: async (request: Request): Promise<Name[] | null> => {
      const text: unknown = await cookie.parse(request.headers.get("cookie"));
      return readColumns(typeof text === "string" ? text : null, names);
    },
    /** The header that keeps these columns, or forgets those that were kept. */
    write: (columns: readonly Name[] | null): Promise<string> =>
      columns
        ? cookie.serialize(writeColumns(columns), { maxAge: oneYear })
        : cookie.serialize("", { maxAge: 0 }),
  };
}

export type ColumnCookie<Name extends string> = ReturnType<typeof columnCookie<Name>>;
