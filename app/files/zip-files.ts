import { unzipSync } from "fflate";
import { refused } from "./file-text.ts";

/** The most bytes of a zip file when it is unpacked; a Worker has 128 MB of memory. */
const mostUnpacked = 48 * 1024 * 1024;

const brokenMessage = "This zip file is damaged. Unzip it first.";
const tooLargeMessage = "This zip file is too large. Unzip it, and import its files one by one.";
const emptyMessage = "This zip file has no CSV, Excel, vCard or JSON file.";

/** What an import reads; our archives have JSON of another kind too. */
const readable = /\.(?:csv|tsv|txt|xlsx|vcf|vcard|json)$/i;

/** What systems add to zip files by themselves, and files in folders of archives. */
const ignored = /(?:^|\/)(?:__MACOSX\/|\.|manifest\.json$)/;

/** A file in a zip file. */
export interface ZippedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * The files in a zip file that an import may read. Refuses BAD_REQUEST, at the field "file", for one that is
 * damaged, too large, or has none.
 */
export function filesInZip(bytes: Uint8Array): ZippedFile[] {
  let size = 0;
  const entries = unzipped(bytes, ({ name, originalSize }) => {
    if (!readable.test(name) || ignored.test(name)) return false;
    size += originalSize;
    if (size > mostUnpacked) throw refused(tooLargeMessage);
    return true;
  });
  const files = Object.entries(entries).map(([name, content]) => ({ name, bytes: content }));
  if (files.length === 0) throw refused(emptyMessage);
  return files.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}

type Filter = (file: { name: string; originalSize: number }) => boolean;

function unzipped(bytes: Uint8Array, filter: Filter): Record<string, Uint8Array> {
  let refusal: unknown;
  try {
    return unzipSync(bytes, {
      filter(file) {
        try {
          return filter(file);
        } catch (error) {
          refusal = error;
          throw error;
        }
      },
    });
  } catch {
    throw refusal ?? refused(brokenMessage);
  }
}
