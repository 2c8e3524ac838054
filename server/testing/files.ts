import type { FilePartyInput } from "#domain/file/input.ts";
import { createContentApi } from "../api.ts";
import type { StoredFile } from "../services/file/file.ts";
import type { Person } from "./people.ts";

/** A file to add. */
export interface FileToAdd {
  name?: string;
  type?: string;
  content?: string | Uint8Array;
}

/** A body that arrives in chunks of this many bytes. */
export async function* inChunks(bytes: Uint8Array, length = 64 * 1024) {
  for (let from = 0; from < bytes.length; from += length) yield bytes.slice(from, from + length);
}

/** Files as they arrive. */
export async function* arriving(list: readonly FileToAdd[]) {
  for (const { name = "Plan.txt", type = "text/plain", content = "A plan." } of list) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    yield { name, type, body: inChunks(bytes) };
  }
}

/** Adds one file to a record. */
export async function addFile(
  { content }: Pick<Person, "content">,
  party: FilePartyInput,
  file: FileToAdd = {},
): Promise<StoredFile & { operation: string }> {
  const { files, operation } = await content.add({ party, files: arriving([file]) });
  const [added] = files;
  if (!added) throw new Error("No file was added");
  return { ...added, operation };
}

/** The contents of files, as a person sees them whose workspace has another quota, in bytes. */
export function withQuota({ context }: Person, quota: number) {
  const { files } = context.deployment;
  if (!files) throw new Error("Files are off");
  const deployment = { ...context.deployment, files: { ...files, quota } };
  return createContentApi({ ...context, deployment });
}
