import type { EntityName } from "#domain/operation/entity.ts";
import { damaged } from "./unzip.ts";

/** The new ids of an archive's records, by those that they had. */
export class RecordIds {
  readonly #byKind = new Map<EntityName, Map<number, number>>();

  set(kind: EntityName, old: unknown, id: number): void {
    if (typeof old !== "number") throw damaged();
    const ids = this.#byKind.get(kind) ?? new Map<number, number>();
    this.#byKind.set(kind, ids.set(old, id));
  }

  /** The new id of a record; undefined if the archive doesn't have it. */
  find(kind: EntityName, old: unknown): number | undefined {
    return typeof old === "number" ? this.#byKind.get(kind)?.get(old) : undefined;
  }

  /** The same, where the archive must have it. */
  newOf(kind: EntityName, old: unknown): number {
    const id = this.find(kind, old);
    if (id === undefined) throw damaged();
    return id;
  }
}
