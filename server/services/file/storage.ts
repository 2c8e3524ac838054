import { defaultQuota } from "#domain/file/file.ts";

/** Where the contents of files are stored. */
export interface FileStorage {
  bucket: R2Bucket;
  /** How much a workspace may store, in bytes. */
  quota: number;
}

/** What a deployment says of files. */
export interface FileConfiguration {
  /** Without this bucket, files are off. */
  FILES?: R2Bucket;
  /** How much a workspace may store, in megabytes. */
  FILE_QUOTA_MB?: string;
}

/** The storage that a deployment has; null if files are off. */
export function storageOf({ FILES, FILE_QUOTA_MB }: FileConfiguration): FileStorage | null {
  if (!FILES) return null;
  const megabytes = Number(FILE_QUOTA_MB?.trim() || defaultQuota);
  const quota = megabytes >= 0 ? megabytes : defaultQuota;
  return { bucket: FILES, quota: quota * 1024 * 1024 };
}
