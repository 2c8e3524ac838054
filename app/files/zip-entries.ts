import { unzipSync } from "fflate";

/** A file in a zip file, as the directory of that describes it. */
export interface ZipEntry {
  name: string;
  /** How many bytes it has unpacked, if the directory is right. */
  size: number;
}

/**
 * The files in a zip file, of which nothing is unpacked; null for a file that isn't one, or is damaged: whose
 * directory is missing, or has files share their content or be larger than it says.
 */
export function entriesIn(bytes: Uint8Array): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let packed = 0;
  let isWrong = false;
  try {
    unzipSync(bytes, {
      filter({ name, size, originalSize, compression }) {
        entries.push({ name, size: originalSize });
        packed += size;
        if (compression === 0 && size !== originalSize) isWrong = true;
        return false;
      },
    });
  } catch {
    return null;
  }
  return isWrong || packed > bytes.length ? null : entries;
}

/** How many bytes files have unpacked. */
export function sizeOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}
