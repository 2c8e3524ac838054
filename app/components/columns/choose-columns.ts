import { redirect } from "react-router";
import { readForm, textOf } from "#app/forms/read-form.ts";
import { type ColumnSet, readColumns, writeColumns } from "./column-choice.ts";
import type { ColumnCookie } from "./column-cookie.ts";
import { moveColumn } from "./column-order.ts";

interface ChosenList<Name extends string> extends ColumnSet<Name> {
  /** Where the list is. */
  path: string;
  cookie: ColumnCookie<Name>;
}

/**
 * Takes a choice of columns, and goes on to the list with them; with one that was moved, back to the
 * choice. A saved view says its own columns; those of the plain list are remembered.
 */
export async function chooseColumns<Name extends string>(
  request: Request,
  { path, cookie, ...set }: ChosenList<Name>,
): Promise<Response> {
  const form = await readForm(request);
  const columns = columnsOf(form, set);
  const params = new URLSearchParams(textOf(form, "list"));
  const isUsual = writeColumns(columns) === writeColumns(set.usual);
  params.set("columns", writeColumns(columns));
  if (isUsual) params.delete("columns");
  const inView = Number(params.get("view")) > 0;
  const { pathname } = new URL(request.url);
  const to = form.has("show")
    ? `${path}${params.size > 0 ? `?${params}` : ""}`
    : `${pathname}?${new URLSearchParams({ list: params.toString() })}`;
  return redirect(to, {
    headers: inView ? {} : { "Set-Cookie": await cookie.write(isUsual ? null : columns) },
  });
}

function columnsOf<Name extends string>(form: FormData, { names, usual }: ColumnSet<Name>): Name[] {
  if (form.has("usual")) return [...usual];
  const chosen = readColumns(form.getAll("column").join(","), names) ?? [];
  const moved = (field: string) => names.find((name) => name === textOf(form, field));
  const [up, down] = [moved("up"), moved("down")];
  if (up) return moveColumn(chosen, up, -1);
  return down ? moveColumn(chosen, down, 1) : chosen;
}
