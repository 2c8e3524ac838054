import type { TodoChoicesQuery } from "#domain/todo/input.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { type Category, selectCategories } from "../category/category.ts";
import { type OfferedChoices, offeredChoices, selectOffered } from "../choice.ts";

/** What a task can refer to. */
export interface TodoChoices extends OfferedChoices {
  categories: Category[];
}

/** The choices of a task's form in one round trip, with the given records first. */
export async function readTodoChoices(
  owner: Owner,
  { contactId, dealId, companyId }: TodoChoicesQuery = {},
): Promise<TodoChoices> {
  const given = (id: number | undefined) => (id === undefined ? [] : [id]);
  const asked = { contact: given(contactId), deal: given(dealId), company: given(companyId) };
  const [categories, ...rows] = await batch(owner.db, [
    selectCategories(owner),
    ...selectOffered(owner, asked),
  ]);
  return { categories, ...offeredChoices(rows) };
}
