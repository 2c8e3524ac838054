import * as z from "zod";
import { id, name, operationKey, seen, text } from "../inputs.ts";
import { hexColor } from "../tag.ts";
import { categoryLimits } from "./category.ts";

const operation = operationKey.optional();

const fields = {
  name: name("A name", categoryLimits.name),
  color: z.string("Select a colour.").regex(hexColor, "Enter a colour, e.g. #3B82F6."),
  description: text("A description", categoryLimits.description),
};

export const newCategory = z.object(fields);
export type NewCategory = z.output<typeof newCategory>;
export const createCategoryInput = newCategory.extend({ operation });

const categoryPatch = newCategory.partial();
export const updateCategoryInput = z.object({
  id,
  category: categoryPatch,
  ...seen,
  operation,
});
export type CategoryUpdate = z.output<typeof updateCategoryInput>;

export const oneCategoryInput = z.object({ id, operation });

/** A whole category as its form sends it. */
export const categoryForm = newCategory
  .extend(seen)
  .transform(({ description, ...category }) => ({ ...category, description: description ?? null }));
