import { asc, eq, type SQL, sql } from "drizzle-orm";
import { categoryNameTaken, mostCategories } from "#domain/category/category.ts";
import type { CategoryUpdate, NewCategory } from "#domain/category/input.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { fold } from "#domain/fold.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { refusingTaken } from "../../db/constraint.ts";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { deleteRows, guardRow, logNewest, setRow, setRows } from "../../db/record.ts";
import { categories, changes, todos } from "../../db/schema.ts";
import { merging } from "../operation/edit.ts";

/** A category of tasks as pages and callers see it. */
export interface Category {
  id: number;
  name: string;
  /** "#RRGGBB". */
  color: string;
  description: string | null;
  createdAt: number;
  updatedAt: number;
  version: number;
}

export type CategoryAnswer = Category & { operation: string };

const { id, name, color, description, createdAt, updatedAt, version } = categories;
const categoryColumns = { id, name, color, description, createdAt, updatedAt, version };

/** The statement that reads the categories of a workspace, by name. */
export function selectCategories(owner: Owner) {
  return owner.db
    .select(categoryColumns)
    .from(categories)
    .where(owned(owner, categories))
    .orderBy(asc(categories.nameKey))
    .limit(mostCategories);
}

/** The categories of a workspace, by name. */
export async function listCategories(owner: Owner): Promise<Category[]> {
  const [rows] = await batch(owner.db, [selectCategories(owner)]);
  return rows;
}

function oneCategory(owner: Owner, of: number): SQL {
  return owned(owner, categories, eq(categories.id, of));
}

function readAnswer(owner: Owner, operation: SQL) {
  return owner.db.all<{
    id: number;
    before: string | null;
    after: string | null;
    now: string | null;
  }>(
    sql`select entity_id as "id", before as "before", after as "after",
        (select json_object('name', name, 'color', color, 'description', description,
            'createdAt', created_at, 'updatedAt', updated_at, 'version', version)
          from ${categories} where ${categories.id} = entity_id) as "now"
      from ${changes}
      where ${owned(owner, changes, eq(changes.entity, "category"), sql`${changes.operationId} = ${operation}`)}
      order by entity_id desc limit 1`,
  );
}

/** The category as the operation left it, even if the same operation is answered again later. */
function answered({
  operation,
  answer: [row],
}: {
  operation: string;
  answer: { id: number; before: string | null; after: string | null; now: string | null }[];
}): CategoryAnswer {
  if (!row) throw missing("category");
  const parts = [row.now, row.before, row.after].map((json) => JSON.parse(json ?? "{}"));
  const known: Omit<Category, "id"> = Object.assign({}, ...parts);
  return {
    id: row.id,
    name: known.name,
    color: known.color,
    description: known.description,
    createdAt: known.createdAt,
    updatedAt: known.updatedAt,
    version: known.version,
    operation,
  };
}

/** A taken name breaks the index of names, whichever statement meets it. */
function refusingTakenName<T>(typed: string | undefined, work: Promise<T>): Promise<T> {
  const refusal = new Refusal("CONFLICT", categoryNameTaken(typed ?? "that"), "name");
  return refusingTaken("categories.user_id, categories.name_key", refusal, work);
}

/** Creates a category. Refuses CONFLICT at `name` if there is one with the same folded name. */
export async function createCategory(
  owner: Owner,
  category: NewCategory,
  request: Partial<OperationRequest> = {},
): Promise<CategoryAnswer> {
  const now = Date.now();
  const insert = owner.db.insert(categories).values({
    ...category,
    nameKey: fold(category.name),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
  const done = await refusingTakenName(
    category.name,
    perform(
      owner,
      { kind: "category.create", ...request },
      (number) => [write(insert), logNewest(owner, number, entityTables.category)],
      (number) => readAnswer(owner, number),
    ),
  );
  return answered(done);
}

/**
 * Edits a category. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, and at `name` if the name is
 * taken.
 */
export function updateCategory(
  owner: Owner,
  { category: patch, ...seen }: CategoryUpdate,
): Promise<CategoryAnswer> {
  const edited = { entity: entityTables.category };
  return merging(owner, edited, { ...seen, patch }, async (merged, seenVersion) => {
    const set = {
      ...definedOnly(merged),
      ...(merged.name === undefined ? {} : { nameKey: fold(merged.name) }),
      updatedAt: Date.now(),
    };
    const row = oneCategory(owner, seen.id);
    const done = await refusingTakenName(
      merged.name,
      perform(
        owner,
        { kind: "category.update", key: seen.operation },
        (number) => setRow(owner, number, { ...edited, row, set, version: seenVersion }),
        (number) => readAnswer(owner, number),
      ),
    );
    return answered(done);
  });
}

/** Deletes a category; its tasks remain, without one, as one operation. Refuses NOT_FOUND. */
export async function deleteCategory(
  owner: Owner,
  of: number,
  key?: string,
): Promise<CategoryAnswer> {
  const row = oneCategory(owner, of);
  const done = await perform(
    owner,
    { kind: "category.delete", key },
    (number) => [
      guardRow(owner, entityTables.category, row),
      ...setRows(owner, number, {
        entity: entityTables.todo,
        row: owned(owner, todos, eq(todos.categoryId, of)),
        set: { categoryId: null },
      }),
      ...deleteRows(owner, number, entityTables.category, row),
    ],
    (number) => readAnswer(owner, number),
  );
  return answered(done);
}
