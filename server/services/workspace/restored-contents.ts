import { contentsFolder, pathOfKind } from "#domain/archive.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { guard, type Step } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { type Kept, storeFile } from "../file/add.ts";
import { discardObjects, reserveObjects, unreserved } from "../file/objects.ts";
import type { FileStorage } from "../file/storage.ts";
import { readUsage } from "../file/usage.ts";
import type { ArchivedRecord } from "./insert.ts";
import type { Archive } from "./unzip.ts";

/** How many objects are noted in one round trip. */
const notedAtOnce = 100;

/** The contents of an archive's files as objects of their own; without storage there are none. */
export class RestoredContents {
  readonly #owner: Owner;
  readonly #storage: FileStorage | null;
  readonly #archive: Archive;
  readonly #stored = new Map<unknown, Kept>();
  readonly #keys: string[] = [];

  constructor(owner: Owner, storage: FileStorage | null, archive: Archive) {
    this.#owner = owner;
    this.#storage = storage;
    this.#archive = archive;
  }

  /**
   * Writes all of them. Refuses BAD_REQUEST for one that isn't what the manifest says, and
   * PAYLOAD_TOO_LARGE if there is no room.
   */
  async store(): Promise<void> {
    if (!this.#storage) return;
    const { used } = await readUsage(this.#owner, this.#storage);
    let room = this.#storage.quota - used;
    let keys: string[] = [];
    for await (const { name, type, key: path } of this.#archive.records(pathOfKind("file"))) {
      const isThere = typeof path === "string" && path.startsWith(contentsFolder);
      if (!isThere || !this.#archive.has(path)) continue;
      if (keys.length === 0) keys = await this.#reserve();
      const body = this.#archive.content(path);
      const file = { name: String(name), type: String(type), body };
      const kept = await storeFile(this.#storage, keys.pop() ?? "", file, room);
      room -= kept.size;
      this.#stored.set(path, kept);
    }
  }

  async #reserve(): Promise<string[]> {
    const keys = Array.from(
      { length: notedAtOnce },
      () => `${this.#owner.userId}/${crypto.randomUUID()}`,
    );
    await batch(this.#owner.db, [reserveObjects(this.#owner, keys)]);
    this.#keys.push(...keys);
    return keys;
  }

  /** What the row of a file says of its restored content; undefined if it has none. */
  of({ key: path }: ArchivedRecord): Kept | undefined {
    return this.#stored.get(path);
  }

  /** Refuses unless the objects of these files are still there. */
  guardStored(files: readonly ArchivedRecord[]): Step {
    const refusal = new Refusal("CONFLICT", "This took too long. Try again.");
    return guard(this.#owner, "stale", unreserved(files.map(({ key }) => String(key))), refusal);
  }

  /** Removes the objects that no file has; if this fails, cron does. */
  async discardUnused(): Promise<void> {
    if (!this.#storage || this.#keys.length === 0) return;
    await discardObjects(this.#owner, this.#storage, this.#keys).catch(() => undefined);
  }
}
