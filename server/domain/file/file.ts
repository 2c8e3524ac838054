import { withoutBidiControls } from "../text.ts";

const megabyte = 1024 * 1024;

/** The largest file, in bytes. */
export const largestFile = 25 * megabyte;

/** How large files may be, beside a field that takes them. */
export const largestFileHint = `Up to ${largestFile / megabyte} MB each.`;

/** The most files of one form, and their size together in bytes: Cloudflare takes no longer request. */
export const mostFiles = 20;
export const largestForm = 95 * megabyte;

/** The longest name of a file, in UTF-16 code units. */
export const longestName = 255;

/** How much a workspace may store if the deployment doesn't say, in megabytes. */
export const defaultQuota = 5_000;

/** The records that a file can belong to, by the properties that name them. */
export const fileParties = ["contactId", "dealId", "companyId", "activityId"] as const;
export type FileParty = (typeof fileParties)[number];

export const onePartyMessage =
  "Say what the files belong to: one contact, deal, company or activity.";

export const filesOffMessage =
  "Files are off. To switch them on, add an R2 bucket named FILES to wrangler.toml.";

export const noFileMessage = "Select a file.";
export const tooManyMessage = `Add up to ${mostFiles} files at a time.`;
export const formTooLargeMessage = `Add up to ${largestForm / megabyte} MB at a time.`;

/** What to say of a file that is too large. */
export function tooLargeMessage(name: string): string {
  return `“${name}” is larger than ${largestFile / megabyte} MB.`;
}

/** What to say when a workspace has no room; its quota is in bytes. */
export function quotaMessage(quota: number): string {
  return `No room left: your files take up ${sizeLabel(quota)}. Delete some permanently in Trash.`;
}

/** Why some files can't be added, from their names and sizes in bytes; undefined if they can. */
export function problemWith(files: readonly { name: string; size: number }[]): string | undefined {
  const large = files.find(({ size }) => size > largestFile);
  if (large) return tooLargeMessage(large.name);
  if (files.length > mostFiles) return tooManyMessage;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > largestForm ? formTooLargeMessage : undefined;
}

/** A name as it is stored: as given, without control characters and unpaired surrogates. */
export function storedName(given: string): string {
  const name = withoutBidiControls(given)
    .replace(/\p{Cc}/gu, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
  return cutName(name) || "Untitled";
}

/** A name that is too long loses the end of its stem: the extension says what it is. */
function cutName(name: string): string {
  if (name.length <= longestName) return name;
  const extension = /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";
  return name.slice(0, longestName - extension.length).replace(/[\ud800-\udbff]$/, "") + extension;
}

/** "340 bytes", "1.2 MB": a size in bytes as people read it. */
export function sizeLabel(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1023.5) return `${Math.round(kilobytes)} kB`;
  const megabytes = kilobytes / 1024;
  const digits = megabytes < 9.95 ? 1 : 0;
  return `${megabytes.toLocaleString("en", { maximumFractionDigits: digits })} MB`;
}

/** The message after files have been added. */
export function addedMessage(names: readonly string[]): string {
  return names.length === 1 ? `Added “${names[0]}”.` : `Added ${names.length} files.`;
}
