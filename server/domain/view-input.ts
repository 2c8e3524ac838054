import * as z from "zod";
import { id, name, operationKey, seen } from "./inputs.ts";
import { keptQuery, viewLimits, viewLists } from "./view.ts";

const list = z.enum(viewLists, "Select contacts, deals or tasks.");

const fields = {
  name: name("A name", viewLimits.name),
  /** As in the list's URL. */
  query: z
    .string("Query must be text.")
    .transform(keptQuery)
    .refine(
      (query) => query.length <= viewLimits.query,
      "This list has too many filters to save. Remove some first.",
    ),
};

const operation = operationKey.optional();

export const listViewsInput = z.object({ list });

export const newView = z.object({ list, ...fields });
export type NewView = z.output<typeof newView>;
export const createViewInput = newView.extend({ operation });

export const viewPatch = z.object(fields).partial();
export type ViewPatch = z.output<typeof viewPatch>;
export const updateViewInput = z.object({
  id,
  view: viewPatch,
  ...seen,
  operation,
});

/** A view's name as its form sends it. */
export const renamedView = z.object({ name: fields.name, ...seen });

export const defaultViewInput = z.object({
  id,
  isDefault: z.boolean("isDefault must be true or false."),
  operation,
});

export const oneViewInput = z.object({ id, operation });
