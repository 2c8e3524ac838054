import { and, eq, type SQL, sql } from "drizzle-orm";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { fieldValue, type Logged } from "#domain/operation/change-lines.ts";
import {
  type EditedFields,
  type LoggedStep,
  mergeEdit,
  type Readings,
  recordAt,
  valueText,
} from "#domain/operation/edit.ts";
import { EditConflict } from "#domain/operation/edit-conflict.ts";
import { entityNouns } from "#domain/operation/entity.ts";
import { StaleRefusal, stale } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import { type Entity, loggedProperties, snapshot } from "../../db/entities.ts";
import { operationNumber } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { retryingStale } from "../../db/record.ts";
import { changes } from "../../db/schema.ts";
import { type ChangeRead, changeAsJson, namesOf } from "./change.ts";

/**
 * Which record is edited, and what the writer has seen of it; an edit without `version` isn't
 * merged.
 */
export interface SeenBy {
  id: number;
  /** The version that its writer's form was filled in from. */
  version?: number | undefined;
  /** The version that its writer has been shown since, and means to overwrite. */
  overwrites?: number | undefined;
  operation?: string | undefined;
}

export interface Edit<Patch> extends SeenBy {
  patch: Patch;
}

/** How a kind of record is edited. */
export interface Edited extends EditedFields {
  entity: Entity;
  /**
   * Where the log shows a property of a patch, as [property, which of its lines]; by default under
   * its own name.
   */
  logLines?: Record<string, readonly (readonly [property: string, line?: number])[]>;
}

interface EditRow {
  /** The record as the log would store it, as JSON. */
  now: string;
  /** The logged changes since the version that was seen, newest first, as JSON. */
  since: string;
  /** Whether the operation with the edit's key already exists. */
  known: number;
}

/**
 * The statement that reads what an edit is merged with; no row for an edit without a version. It
 * reads as many changes from the log as there were versions since, and as many again for those that
 * share a version.
 */
export function selectEdit(owner: Owner, { entity }: Edited, { id, version, operation }: SeenBy) {
  const { table, columns } = entity;
  const row = rowOf(owner, entity, id);
  const since = sql`select json_object('before', json(before), 'after', json(after)) as change from ${changes}
    indexed by idx_changes_entity
    where ${owned(owner, changes, eq(changes.entity, entity.name), eq(changes.entityId, id))}
    order by ${changes.operationId} desc limit (
      select max(0, 2 * (${columns.version} - ${version ?? 0})) from ${table} where ${row})`;
  return owner.db.all<EditRow>(
    sql`select ${snapshot(entity, loggedProperties(entity))} as "now",
        (select json_group_array(json(change)) from (${since})) as "since",
        ${operationNumber(owner, operation ?? "")} is not null as "known"
      from ${table} where ${row} and ${version === undefined ? sql`false` : sql`true`}`,
  );
}

function rowOf(owner: Owner, { columns }: Entity, id: number): SQL {
  return and(eq(columns.userId, owner.userId), eq(columns.id, id)) ?? sql`false`;
}

/**
 * The part of an edit that has to be written: the fields that its writer changed. Refuses CONFLICT
 * as an `EditConflict` if somebody else has since changed one of these too, and as stale if the log
 * doesn't reach back to the version that the writer saw.
 */
export async function mergedPatch<Patch extends object>(
  owner: Owner,
  edited: Edited,
  edit: Edit<Patch>,
  row: EditRow | undefined,
): Promise<Patch> {
  const { patch, version } = edit;
  // The write itself answers for records that no longer exist, and for repeated edits.
  if (!row || row.known || version === undefined) return patch;
  const now: Logged = JSON.parse(row.now);
  const since: LoggedStep[] = JSON.parse(row.since);
  const seen = recordAt(version, now, since);
  const known = recordAt(edit.overwrites ?? version, now, since);
  if (!seen || !known) throw stale(entityNouns[edited.entity.name].one);
  const merged = mergeEdit(patch, { seen, known, now } satisfies Readings, edited);
  if (merged.conflicts.length > 0) {
    throw await conflictOf(owner, edited, { id: edit.id, now, fields: merged.conflicts });
  }
  return merged.patch;
}

interface Conflicting {
  id: number;
  now: Logged;
  fields: string[];
}

async function conflictOf(
  owner: Owner,
  { entity, together = [], logLines = {} }: Edited,
  { id, now, fields }: Conflicting,
): Promise<EditConflict> {
  const json = JSON.stringify(now);
  const logged = sql`select ${owner.userId} as user_id, ${entity.name} as entity, ${id} as entity_id,
    ${json} as before, ${json} as after`;
  const [[read]] = await batch(owner.db, [
    owner.db.all<{ change: string; locale: string | null }>(
      sql`select ${changeAsJson({ named: false, lines: "all" })} as "change",
          (select ${user.locale} from ${user} where ${user.id} = ${owner.userId}) as "locale"
        from (${logged}) as logged`,
    ),
  ]);
  const { names }: Pick<ChangeRead, "names"> = JSON.parse(read?.change ?? "{}");
  const locale = read?.locale ?? defaultSettings.locale;
  const textOf = (field: string) => {
    const group = together.find((properties) => properties.includes(field)) ?? [field];
    const lines = group.flatMap((name) => logLines[name] ?? [[name] as const]);
    const values = lines.map(([property, line]) =>
      valueText(fieldValue(entity.name, property, line ?? 0, now, namesOf(names ?? null)), locale),
    );
    return [...new Set(values.filter(Boolean))].join(", ");
  };
  const values = Object.fromEntries(fields.map((field) => [field, textOf(field)]));
  return new EditConflict(Number(now.version), values);
}

/**
 * Runs an edit on the version that its writer saw; if the record has changed since, with the rest of
 * it on the newest version. `work` refuses a version that is no longer the record's as stale.
 */
export async function merging<Patch extends object, Done>(
  owner: Owner,
  edited: Edited,
  edit: Edit<Patch>,
  work: (patch: Patch, version: number | undefined) => Promise<Done>,
): Promise<Done> {
  try {
    return await work(edit.patch, edit.version);
  } catch (error) {
    if (!(error instanceof StaleRefusal)) throw error;
  }
  return mergingFirst(owner, edited, edit, work);
}

/**
 * The same for records with long texts, and fields that change many records: it reads first, so that
 * only what the writer changed is written and logged.
 */
export function mergingFirst<Patch extends object, Done>(
  owner: Owner,
  edited: Edited,
  edit: Edit<Patch>,
  work: (patch: Patch, version: number | undefined) => Promise<Done>,
): Promise<Done> {
  if (edit.version === undefined) return work(edit.patch, undefined);
  return retryingStale(async () => {
    const [[row]] = await batch(owner.db, [selectEdit(owner, edited, edit)]);
    const patch = await mergedPatch(owner, edited, edit, row);
    return work(patch, row && Number(JSON.parse(row.now).version));
  });
}
