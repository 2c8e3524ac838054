import { createHash } from "node:crypto";
import { data } from "react-router";
import { areFieldNames } from "#app/forms/field-names.ts";
import { operationKeyOf } from "#app/forms/form-key.ts";
import type { IncomingFile } from "#domain/file/upload-input.ts";
import { Refusal } from "#domain/refusal.ts";
import { boundaryOf, type Part, readParts, unreadable } from "./multipart.ts";

/** A form with files, read as far as its first file. */
export interface UploadForm {
  /** The fields before the files. */
  fields: FormData;
  /** The files, read while the form arrives. */
  files: AsyncIterable<IncomingFile>;
  /** The key by which the same form sent twice is one operation, once all files have been read. */
  operationKey: () => Promise<string | undefined>;
  /** Leaves what hasn't been read, so that the request can be answered without its files. */
  close: () => Promise<void>;
}

/** The longest field, in characters, and the longest names and fields together: more than such a form has. */
const longestField = 128 * 1024;
const longestFields = 512 * 1024;

/** Whether a request sends a form that may have files. */
export function isUpload({ headers }: Request): boolean {
  return boundaryOf(headers.get("content-type") ?? "") !== null;
}

/** Reads a form whose files come after its other fields; anything else is answered with status 400. */
export async function readUpload(request: Request): Promise<UploadForm> {
  try {
    return await takeUpload(request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw data(error.message, { status: 400 });
  }
}

async function takeUpload(request: Request): Promise<UploadForm> {
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (!request.body || boundary === null) throw unreadable();
  const parts = readParts(request.body, boundary);
  const fields = new FormData();
  let read = await parts.next();
  let room = longestFields;
  while (!read.done && read.value.fileName === null) {
    const { name } = read.value;
    const text = await textOf(read.value);
    // Fields without a text take memory too.
    room -= name.length + text.length + 100;
    if (room < 0) throw unreadable();
    fields.append(name, text);
    read = await parts.next();
  }
  if (!areFieldNames(fields.keys())) throw unreadable();
  const digests: string[] = [];
  return {
    fields,
    files: filesIn(read.done ? undefined : read.value, parts, digests),
    operationKey: () => {
      for (const digest of digests.splice(0)) fields.append("files", digest);
      return operationKeyOf(request, fields);
    },
    close: async () => {
      await parts.return();
    },
  };
}

async function textOf({ body }: Part): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestField) throw unreadable();
  }
  // Browsers send line ends as CRLF, whatever was typed.
  return (text + decoder.decode()).replaceAll("\r\n", "\n");
}

/** The files among the parts from `first` on; their digests are noted as they are read. */
async function* filesIn(
  first: Part | undefined,
  parts: AsyncGenerator<Part, void, undefined>,
  digests: string[],
): AsyncGenerator<IncomingFile, void, undefined> {
  try {
    for (let part = first; part; part = (await parts.next()).value ?? undefined) {
      const { fileName, type, body } = part;
      // An empty name is a field in which nothing was selected.
      if (fileName) yield { name: fileName, type, body: digested(body, fileName, digests) };
    }
  } finally {
    await parts.return();
  }
}

async function* digested(
  body: AsyncIterable<Uint8Array>,
  name: string,
  digests: string[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash("sha256");
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  digests.push(`${name} ${hash.digest("hex")}`);
}
