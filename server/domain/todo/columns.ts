import { type ListedTodoField, listedTodoFields, todoFields } from "./fields.ts";

/** The columns that fields declare, as the list's URL names them, each with its field. */
export type FieldByColumn = {
  [Name in ListedTodoField as (typeof todoFields)[Name]["column"]["name"]]: Name;
};

export const fieldByColumn = Object.fromEntries(
  listedTodoFields.map((name) => [todoFields[name].column.name, name]),
) as FieldByColumn;
