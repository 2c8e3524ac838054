import { redirect } from "react-router";
import { readForm, textOf } from "#app/forms/read-form.ts";
import { pageUrl } from "#app/page-url.ts";
import { readColumns, writeColumns } from "../column-choice.ts";
import { moveColumn } from "../columns/column-order.ts";
import { columnNames, type List, type ListQuery } from "../list.ts";
import { rememberedColumns } from "./column-cookie.ts";
import { shownColumns } from "./open-list.ts";

/** The list whose columns are being selected, from its URL, and the columns that it shows. */
export async function columnsOf<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(request: Request, list: List<Query, Column, Sort>) {
  const { searchParams } = new URL(request.url);
  const query = list.query.read(new URLSearchParams(searchParams.get("list") ?? ""));
  const shown = await shownColumns(request, list, query);
  return { listQuery: list.query.write(query).toString(), shown };
}

/**
 * Applies a selection of columns and redirects to the list, or back to the form if a column was
 * moved. A saved view stores its own columns; those of the plain list are remembered in a cookie.
 */
export async function selectColumns<
  Query extends ListQuery<Column, Sort>,
  Column extends string,
  Sort extends string,
>(request: Request, list: List<Query, Column, Sort>): Promise<Response> {
  const form = await readForm(request);
  const columns = selectedIn(form, columnNames(list.columns), list.defaultColumns);
  const params = new URLSearchParams(textOf(form, "list"));
  const isDefault = writeColumns(columns) === writeColumns(list.defaultColumns);
  params.set("columns", writeColumns(columns));
  if (isDefault) params.delete("columns");
  const inView = Number(params.get("view")) > 0;
  const { pathname } = pageUrl(request);
  const to = form.has("show")
    ? `${list.query.path}${params.size > 0 ? `?${params}` : ""}`
    : `${pathname}?${new URLSearchParams({ list: params.toString() })}`;
  const header = await rememberedColumns(list).write(isDefault ? null : columns);
  return redirect(to, { headers: inView ? {} : { "Set-Cookie": header } });
}

function selectedIn<Column extends string>(
  form: FormData,
  names: readonly Column[],
  defaults: readonly Column[],
): Column[] {
  if (form.has("usual")) return [...defaults];
  const selected = readColumns(form.getAll("column").join(","), names) ?? [];
  const moved = (field: string) => names.find((name) => name === textOf(form, field));
  const [up, down] = [moved("up"), moved("down")];
  if (up) return moveColumn(selected, up, -1);
  return down ? moveColumn(selected, down, 1) : selected;
}
