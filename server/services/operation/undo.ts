import { and, eq, type SQL, sql } from "drizzle-orm";
import {
  alreadyUndoneMessage,
  inUseMessage,
  misnamedMessage,
  nameTakenMessage,
  orphanedMessage,
  overtakenMessage,
  purgedParentMessage,
  unfinishedUndoMessage,
} from "#domain/operation/change.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { purgedMessage } from "#domain/operation/history.ts";
import { isPurge } from "#domain/operation/kinds.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { brokenConstraint, foreignKey } from "../../db/constraint.ts";
import { type Entity, entityTables } from "../../db/entities.ts";
import { guard, perform, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRead, retryingStale } from "../../db/record.ts";
import { changes, contacts, operations } from "../../db/schema.ts";
import { misclosed } from "../deal/close.ts";
import { markStaleKeys, refreshUndone, selectStaleKeys } from "../key-refresh.ts";
import { type ChangeSet, logInverse, removeCreated, restore, stageChangesBack } from "./inverse.ts";
import { flipStates } from "./operation-state.ts";
import { type UndoLimits, undoInParts, undoLimits } from "./undo-in-parts.ts";
import { type OperationRead, readOperation, type Undo, type Undone } from "./undo-request.ts";
import { changesWith, erased, inUse, misnamed, overtaken, usedByKind } from "./undoable.ts";

/*
 * An operation is undone by its inverse, which is an operation itself, so that undoing it redoes
 * the first one. It is one batch, unless the operation changed so many records that one statement
 * would take D1 too long: see undo-in-parts.ts.
 */

/**
 * Undoes an operation; a call with the same operation continues an undo in parts until `done`.
 * Refuses NOT_FOUND if the workspace doesn't have it, CONFLICT if it has already been undone, if its
 * records have been changed since or deleted permanently, if something else has come to use what it
 * added, or if what it would restore belonged to something that no longer exists. Also returns the
 * kinds of record that it touched.
 */
export function undoOperation(
  owner: Owner,
  undo: Undo,
  limits: UndoLimits = undoLimits,
): Promise<Undone> {
  return retryingStale(() => undoOnce(owner, undo, limits));
}

async function undoOnce(owner: Owner, undo: Undo, limits: UndoLimits): Promise<Undone> {
  const read = await readOperation(owner, undo, limits.above);
  const { kind, state, known, unfinished } = read;
  if (isPurge(kind)) throw new Refusal("CONFLICT", purgedMessage);
  if (unfinished || state === "redoing") throw new Refusal("CONFLICT", unfinishedUndoMessage);
  if (state === "undone" && !known) throw new Refusal("CONFLICT", alreadyUndoneMessage);
  return read.records > limits.above || state === "undoing"
    ? undoInParts(owner, read, undo.key, limits)
    : undoAtOnce(owner, read, undo.key);
}

/**
 * What to restore depends on the log that is read, so the write requires that all of its parts are
 * unchanged.
 */
async function undoAtOnce(
  owner: Owner,
  { number, parts, records, hasOldKeys, effects }: OperationRead,
  key: string | undefined,
): Promise<Undone> {
  const asRead = and(
    owned(owner, operations),
    eq(operations.id, number),
    eq(operations.state, "done"),
    eq(operations.parts, parts),
  );
  const used = new Refusal("CONFLICT", inUseMessage());
  const set: ChangeSet = { number, covers: (entity) => unlessJoined(owner, number, entity) };
  try {
    const { operation, answer: stale } = await perform(
      owner,
      { kind: "change.undo", key, undoes: number, records },
      (undo) => [
        guardRead(
          owner,
          sql`select 1 where not exists (select 1 from ${operations} where ${asRead})`,
        ),
        guard(
          owner,
          "missing",
          changesWith(owner, number, erased),
          new Refusal("CONFLICT", purgedParentMessage),
        ),
        guard(
          owner,
          "overtaken",
          changesWith(owner, number, overtaken),
          new Refusal("CONFLICT", overtakenMessage),
        ),
        guard(
          owner,
          "missing_reference",
          changesWith(owner, number, misnamed),
          new Refusal("CONFLICT", misnamedMessage),
        ),
        ...effects.map(({ entity }) => logInverse(owner, set, undo, entityTables[entity])),
        ...restore(owner, set, effects).map(write),
        guard(owner, "in_use", changesWith(owner, number, inUse), used),
        ...removeCreated(owner, set, effects).map(write),
        guard(
          owner,
          "overtaken",
          misclosed(owner, number),
          new Refusal("CONFLICT", overtakenMessage),
        ),
        write(flipStates(owner, number, "whole")),
        ...stageChangesBack(owner, set, effects),
        ...(hasOldKeys ? [markStaleKeys(owner, number)] : []),
      ],
      () => selectStaleKeys(owner),
    );
    await refreshUndone(owner, stale);
    const touched = effects.map(({ entity }) => entity);
    const kept = { count: 0, names: [] };
    return { operation, entities: touched, done: true, records, total: records, kept };
  } catch (error) {
    if (error === used) throw await naming(owner, number, used);
    const broken = brokenConstraint(error);
    if (!broken) throw error;
    throw new Refusal("CONFLICT", broken === foreignKey ? orphanedMessage : nameTakenMessage);
  }
}

/** A company that was created along the way stays if others have joined it since. */
function unlessJoined(owner: Owner, number: number, { name }: Entity): SQL {
  if (name !== "company") return sql`true`;
  const ownContacts = sql`select mine.entity_id from ${changes} as mine where mine.user_id = ${owner.userId}
    and mine.operation_id = ${number} and mine.entity = 'contact'`;
  return sql`not (logged.before is null and exists (select 1 from ${contacts}
    where ${contacts.companyId} = logged.entity_id and ${contacts.id} not in (${ownContacts})))`;
}

/** The refusal that names what has come to use something that the operation added. */
async function naming(owner: Owner, number: number, unnamed: Refusal): Promise<Refusal> {
  const [[use]] = await batch(owner.db, [
    owner.db.all<{ entity: EntityName; by: EntityName }>(
      sql`select mine.entity as "entity", ${usedByKind} as "by" from ${changes} as mine
        where mine.user_id = ${owner.userId} and mine.operation_id = ${number} and ${inUse} limit 1`,
    ),
  ]);
  return use ? new Refusal("CONFLICT", inUseMessage(use)) : unnamed;
}
