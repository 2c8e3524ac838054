import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { fold } from "#domain/fold.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { type ViewList, viewNameTaken } from "#domain/view.ts";
import type { NewView, ViewPatch } from "#domain/view-input.ts";
import { batch } from "../db/client.ts";
import { refusingTaken } from "../db/constraint.ts";
import { entityTables } from "../db/entities.ts";
import { perform, type Step, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { deleteRows, guardRow, logNewest, setRow, setRows } from "../db/record.ts";
import { changes, savedViews } from "../db/schema.ts";
import { merging, type SeenBy } from "./operation/edit.ts";

/** A saved view as pages and callers see it. */
export interface View {
  id: number;
  list: ViewList;
  name: string;
  /** As in the list's URL. */
  query: string;
  /** Whether the list opens with it. */
  isDefault: boolean;
  version: number;
}

const { id, list, name, query, isDefault, version, updatedAt } = savedViews;
const viewColumns = { id, list, name, query, isDefault, version };

type ViewRow = View & { updatedAt: number };

/** The most views that a list shows. */
const mostShown = 200;

/** The statement that reads the views of a list, by name. */
export function selectViews(owner: Owner, of: ViewList, most = mostShown) {
  return owner.db
    .select({ ...viewColumns, updatedAt })
    .from(savedViews)
    .where(owned(owner, savedViews, eq(savedViews.list, of)))
    .orderBy(asc(savedViews.nameKey))
    .limit(most);
}

/** Views as read: if an undo has left several as the default, the last changed one is it. */
export function viewsOf(rows: readonly ViewRow[]): View[] {
  const [first] = rows
    .filter((row) => row.isDefault)
    .toSorted((one, other) => other.updatedAt - one.updatedAt);
  return rows.map(({ updatedAt: _, ...view }) => ({ ...view, isDefault: view.id === first?.id }));
}

/** The views of a list, by name. */
export async function listViews(owner: Owner, input: { list: ViewList }): Promise<View[]> {
  const [rows] = await batch(owner.db, [selectViews(owner, input.list)]);
  return viewsOf(rows);
}

function oneView(owner: Owner, of: number): SQL {
  return owned(owner, savedViews, eq(savedViews.id, of));
}

/** Finds one view. Refuses NOT_FOUND. */
export async function findView(owner: Owner, of: number): Promise<View> {
  const select = owner.db.select(viewColumns).from(savedViews).where(oneView(owner, of));
  const [[view]] = await batch(owner.db, [select]);
  if (!view) throw missing("view");
  return view;
}

type ViewAnswer = View & { operation: string };

/** What the log has of an operation's view: the newest one, or the given one. */
function readLogged(owner: Owner, operation: SQL, of?: number) {
  return owner.db
    .select({
      ...viewColumns,
      viewId: changes.entityId,
      before: changes.before,
      after: changes.after,
    })
    .from(changes)
    .leftJoin(savedViews, eq(savedViews.id, changes.entityId))
    .where(
      owned(
        owner,
        changes,
        eq(changes.entity, "view"),
        sql`${changes.operationId} = ${operation}`,
        of === undefined ? undefined : eq(changes.entityId, of),
      ),
    )
    .orderBy(sql`${changes.entityId} desc`)
    .limit(1);
}

interface LoggedView {
  viewId: number;
  before: string | null;
  after: string | null;
}

/** The view as the operation left it, or as it was when the operation deleted it. */
function answered(operation: string, rows: LoggedView[]): ViewAnswer {
  const [row] = rows;
  if (!row) throw missing("view");
  const { viewId, before, after, ...now } = row;
  const view: View = { ...now, ...JSON.parse(before ?? "{}"), ...JSON.parse(after ?? "{}") };
  return {
    id: viewId,
    list: view.list,
    name: view.name,
    query: view.query,
    isDefault: Boolean(view.isDefault),
    version: view.version,
    operation,
  };
}

interface ViewRequest {
  kind: "view.create" | "view.update" | "view.default" | "view.delete";
  key: string | undefined;
  /** The view to change; undefined for a new one. */
  of?: number;
  /** Its new name. */
  name?: string | undefined;
}

/** A taken name breaks the index of names, whichever statement meets it. */
async function doToView(
  owner: Owner,
  { kind, key, of, name: given = "that" }: ViewRequest,
  steps: (operation: SQL) => Step[],
): Promise<ViewAnswer> {
  const { operation, answer } = await refusingTaken(
    "saved_views.user_id, saved_views.list, saved_views.name_key",
    new Refusal("CONFLICT", viewNameTaken(given), "name"),
    perform(owner, { kind, key }, steps, (number) => readLogged(owner, number, of)),
  );
  return answered(operation, answer);
}

/**
 * Saves a list's query as a view. Refuses CONFLICT at `name` if the list has a view with that name.
 */
export function createView(owner: Owner, view: NewView, key?: string): Promise<ViewAnswer> {
  const now = Date.now();
  const insert = owner.db.insert(savedViews).values({
    ...view,
    nameKey: fold(view.name),
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
  return doToView(owner, { kind: "view.create", key, name: view.name }, (number) => [
    write(insert),
    logNewest(owner, number, entityTables.view),
  ]);
}

/**
 * Renames a view, or changes its query. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, and at
 * `name` if the name is taken.
 */
export function updateView(
  owner: Owner,
  { view: patch, ...seen }: SeenBy & { view: ViewPatch },
): Promise<ViewAnswer> {
  const { id: of, operation: key } = seen;
  const entity = entityTables.view;
  return merging(owner, { entity }, { ...seen, patch }, (view, version) => {
    const set = {
      ...(view.name === undefined ? {} : { name: view.name, nameKey: fold(view.name) }),
      ...(view.query === undefined ? {} : { query: view.query }),
      updatedAt: Date.now(),
    };
    const request = { kind: "view.update" as const, key, of, name: view.name };
    return doToView(owner, request, (number) =>
      setRow(owner, number, { entity, row: oneView(owner, of), set, version }),
    );
  });
}

/** Sets or unsets a view as its list's default; any other then no longer is. Refuses NOT_FOUND. */
export function setDefaultView(
  owner: Owner,
  input: { id: number; isDefault: boolean; operation?: string | undefined },
): Promise<ViewAnswer> {
  const now = Date.now();
  const entity = entityTables.view;
  const ofSameList = sql`${savedViews.list} = (select selected.list from ${savedViews} as selected
    where selected.user_id = ${owner.userId} and selected.id = ${input.id})`;
  const others = and(
    owned(owner, savedViews, ofSameList, eq(savedViews.isDefault, true)),
    sql`${savedViews.id} <> ${input.id}`,
  );
  const row = oneView(owner, input.id);
  const request = { kind: "view.default" as const, key: input.operation, of: input.id };
  return doToView(owner, request, (number) => [
    ...setRow(owner, number, { entity, row, set: { isDefault: input.isDefault, updatedAt: now } }),
    ...(input.isDefault && others
      ? setRows(owner, number, { entity, row: others, set: { isDefault: false, updatedAt: now } })
      : []),
  ]);
}

/** Deletes a view; its records remain. Refuses NOT_FOUND. */
export function deleteView(owner: Owner, of: number, key?: string): Promise<ViewAnswer> {
  const row = oneView(owner, of);
  return doToView(owner, { kind: "view.delete", key, of }, (number) => [
    guardRow(owner, entityTables.view, row),
    ...deleteRows(owner, number, entityTables.view, row),
  ]);
}
